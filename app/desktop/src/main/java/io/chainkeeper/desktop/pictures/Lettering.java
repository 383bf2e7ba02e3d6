package io.chainkeeper.desktop.pictures;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide texts are, and what is left of them where there is no room.
public final class Lettering {
    private static final int KEPT = 2_000;
    private static final String CUT = "…";
    private final Text measure = new Text();
    private final Map<String, Double> widths = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > KEPT;
        }
    };

    /// Letters of the system, until [#use].
    Lettering() {}

    /// Measures in another font from now on.
    void use(Font font) {
        if (!font.equals(measure.getFont())) {
            measure.setFont(font);
            widths.clear();
        }
    }

    /// Width of a text, in pixels.
    public double width(String text) {
        return widths.computeIfAbsent(text, this::measured);
    }

    /// Height of a line, in pixels.
    public double height() {
        return Math.ceil(measure.getFont().getSize() * 1.25);
    }

    private double measured(String text) {
        measure.setText(text);
        return Math.ceil(measure.getLayoutBounds().getWidth());
    }

    /// The text, or as much of it as fits before an ellipsis.
    ///
    /// @param room in pixels
    public String fitted(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int fits = 0;
        int tooMany = text.length();
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            if (measured(text.substring(0, middle) + CUT) <= room) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits == 0 ? CUT : text.substring(0, fits).stripTrailing() + CUT;
    }
}
