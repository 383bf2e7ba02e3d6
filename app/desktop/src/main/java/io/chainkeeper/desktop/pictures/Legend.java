package io.chainkeeper.desktop.pictures;

import java.util.List;

/// What the signs of a picture mean, in as many lines as the width asks for.
public final class Legend {
    private static final double SIGN = 12;
    private static final double BESIDE = 6;
    private static final double BETWEEN = 16;
    private static final double LEADING = 4;

    /// Draws a sign into a square.
    @FunctionalInterface
    public interface Sign {
        /// @param x    the square's beginning
        /// @param y    the square's top
        /// @param size the square's side, in pixels
        void draw(Pen pen, double x, double y, double size);
    }

    /// A sign and its meaning.
    public record Entry(Sign sign, String meaning) {}

    private final List<Entry> entries;

    /// @param entries in reading order
    public Legend(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// Height that it needs, in pixels.
    ///
    /// @param width that it may use
    public double height(Lettering letters, double width) {
        double x = 0;
        int lines = entries.isEmpty() ? 0 : 1;
        for (Entry entry : entries) {
            double wide = wide(letters, entry);
            if (x > 0 && x + wide > width) {
                lines++;
                x = 0;
            }
            x += wide + BETWEEN;
        }
        return lines * (letters.height() + LEADING);
    }

    /// Draws it.
    ///
    /// @param top   where its first line begins
    /// @param width that it may use
    public void paint(Pen pen, Lettering letters, double top, double width) {
        double line = letters.height() + LEADING;
        double x = 0;
        double y = top;
        for (Entry entry : entries) {
            double wide = wide(letters, entry);
            if (x > 0 && x + wide > width) {
                y += line;
                x = 0;
            }
            entry.sign().draw(pen, x, y + (line - SIGN) / 2, SIGN);
            double room = Math.min(wide, width - x) - SIGN - BESIDE;
            pen.with(Ink.FAINT_TEXT).text(entry.meaning(), x + SIGN + BESIDE, y + line / 2, room, Pen.Place.START);
            x += wide + BETWEEN;
        }
    }

    private static double wide(Lettering letters, Entry entry) {
        return SIGN + BESIDE + letters.width(entry.meaning());
    }
}
