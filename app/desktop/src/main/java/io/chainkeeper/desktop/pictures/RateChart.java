package io.chainkeeper.desktop.pictures;

import io.chainkeeper.desktop.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import javafx.scene.AccessibleRole;

/// The bytes per second of the last minutes, with the limit that they must not pass.
///
/// A chart of JavaFX would lay out a node per reading, ten times a second; this one draws a way through what is left
/// of the readings when each pixel keeps its highest.
public final class RateChart extends Picture {
    private static final Duration SPAN = Duration.ofMinutes(3);
    private static final double SCALE_WIDTH = 88;
    private static final double HEIGHT = 96;
    private static final double LEAST_TOP = 1 << 20;

    /// A reading.
    private record Reading(Instant when, double rate) {}

    private final Wording wording;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private double limit;

    /// An empty chart.
    public RateChart(Wording wording) {
        super("rate-chart");
        this.wording = wording;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT / 2);
        setMinWidth(2 * SCALE_WIDTH);
        tell();
    }

    /// Adds the rate of a moment. Moments must not go back; several a second are meant to be added.
    ///
    /// @param bytesPerSecond not negative
    public void add(Instant when, double bytesPerSecond) {
        readings.addLast(new Reading(when, Math.max(0, bytesPerSecond)));
        Instant oldest = when.minus(SPAN);
        while (readings.getFirst().when().isBefore(oldest)) {
            readings.removeFirst();
        }
        tell();
        repaint();
    }

    /// Draws a line that the rate stays below.
    ///
    /// @param bytesPerSecond 0 for none
    public void setLimit(long bytesPerSecond) {
        limit = bytesPerSecond;
        tell();
        repaint();
    }

    /// Forgets everything.
    public void clear() {
        readings.clear();
        tell();
        repaint();
    }

    private void tell() {
        double now = readings.isEmpty() ? 0 : readings.getLast().rate();
        String spoken = wording.get("pictures.rate.spoken", size(now), size(most()));
        setAccessibleText(limit > 0 ? wording.get("pictures.rate.spoken.limit", spoken, size(limit)) : spoken);
    }

    private String size(double bytes) {
        return wording.size((long) bytes);
    }

    private double most() {
        return readings.stream().mapToDouble(Reading::rate).max().orElse(0);
    }

    @Override
    protected void paint(Pen pen) {
        double right = paintWidth() - SCALE_WIDTH;
        double bottom = paintHeight() - lettering().height();
        double top = ceiling(Math.max(Math.max(most(), limit * 1.1), LEAST_TOP));
        drawScale(pen, right, bottom, top);
        if (readings.size() > 1) {
            drawCurve(pen, right, bottom, top);
        }
        if (limit > 0) {
            double y = bottom - bottom * limit / top;
            pen.with(Ink.LIMIT).line(0, y, right, y, 1, 4);
            pen.text(wording.get("pictures.rate.limit"), 4, y - lettering().height() / 2, right / 2, Pen.Place.START);
        }
    }

    /// The next of 1, 2, 5, 10, … of a binary unit, so that the scale's words are short.
    static double ceiling(double rate) {
        double unit = 1;
        while (rate / unit > 1024) {
            unit *= 1024;
        }
        for (int step : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
            if (rate <= step * unit) {
                return step * unit;
            }
        }
        return 1024 * unit;
    }

    private void drawScale(Pen pen, double right, double bottom, double top) {
        double line = lettering().height();
        for (int part = 0; part <= 2; part++) {
            double y = bottom - bottom * part / 2;
            pen.with(Ink.LINE).line(0, y, right, y, 1, 0);
            double beside = Math.clamp(y, line / 2, bottom);
            if (part > 0) {
                String rate = wording.get("pictures.rate.per-second", size(top * part / 2));
                pen.with(Ink.FAINT_TEXT).text(rate, right + 8, beside, SCALE_WIDTH - 8, Pen.Place.START);
            }
        }
        double under = bottom + line / 2;
        String began = wording.get("pictures.rate.began", SPAN.toMinutes());
        pen.with(Ink.FAINT_TEXT).text(began, 0, under, right / 2, Pen.Place.START);
        pen.text(wording.get("pictures.rate.now"), right / 2, under, right / 2, Pen.Place.END);
    }

    private void drawCurve(Pen pen, double right, double bottom, double top) {
        double[] xs = new double[readings.size() + 2];
        double[] ys = new double[readings.size() + 2];
        Instant newest = readings.getLast().when();
        int count = 0;
        for (Iterator<Reading> each = readings.iterator(); each.hasNext(); ) {
            Reading reading = each.next();
            double age = Duration.between(reading.when(), newest).toMillis() / (double) SPAN.toMillis();
            double x = right - right * age;
            double y = bottom - bottom * Math.min(1, reading.rate() / top);
            boolean samePixel = count > 0 && x - xs[count - 1] < pen.pixel();
            if (samePixel) {
                ys[count - 1] = Math.min(ys[count - 1], y);
            } else {
                xs[count] = x;
                ys[count] = y;
                count++;
            }
        }
        xs[count] = right;
        ys[count] = bottom;
        xs[count + 1] = xs[0];
        ys[count + 1] = bottom;
        pen.with(Ink.RATE_AREA).area(xs, ys, count + 2);
        pen.with(Ink.RATE).way(xs, ys, count, 2);
    }
}
