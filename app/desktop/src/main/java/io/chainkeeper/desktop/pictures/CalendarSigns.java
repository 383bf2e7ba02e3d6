package io.chainkeeper.desktop.pictures;

import io.chainkeeper.jobs.activity.DayMark;
import io.chainkeeper.jobs.plan.Protection;

/// Draws the days of a calendar: each outcome by colour *and* by shape.
final class CalendarSigns {
    private static final double CORNER = 3;

    private CalendarSigns() {}

    /// One day.
    static void draw(Pen pen, DayMark mark, double x, double y, double side) {
        switch (mark) {
            case NONE -> pen.with(Ink.LINE).box(x + side / 2 - 1, y + side / 2 - 1, 2, 2);
            case POINT -> pen.with(Ink.GOOD).round(x, y, side, side, CORNER);
            case POINT_WITH_NOTES -> noted(pen, x, y, side);
            case SKIPPED -> skipped(pen, x, y, side);
            case FAILED -> failed(pen, x, y, side);
            case MISSED -> pen.with(Ink.MISSED).frame(x, y, side, side, CORNER, 2);
            case RUNNING -> running(pen, x, y, side);
        }
    }

    private static void noted(Pen pen, double x, double y, double side) {
        pen.with(Ink.NOTED).round(x, y, side, side, CORNER);
        double middle = x + side / 2 - 1;
        pen.with(Ink.SIGN).box(middle, y + 3, 2, side - 8);
        pen.box(middle, y + side - 4, 2, 2);
    }

    private static void skipped(Pen pen, double x, double y, double side) {
        pen.with(Ink.SKIPPED).frame(x, y, side, side, CORNER, 1);
        pen.box(x + 4, y + side / 2 - 1, side - 8, 2);
    }

    private static void failed(Pen pen, double x, double y, double side) {
        pen.with(Ink.BAD).round(x, y, side, side, CORNER);
        pen.with(Ink.SIGN).line(x + 4, y + 4, x + side - 4, y + side - 4, 2, 0);
        pen.line(x + 4, y + side - 4, x + side - 4, y + 4, 2, 0);
    }

    private static void running(Pen pen, double x, double y, double side) {
        pen.with(Ink.RUNNING).round(x, y, side, side, CORNER);
        double[] xs = {x + side * 0.36, x + side * 0.74, x + side * 0.36};
        double[] ys = {y + side * 0.26, y + side * 0.5, y + side * 0.74};
        pen.with(Ink.SIGN).area(xs, ys, 3);
    }

    /// How safe a VM is, before its name.
    static void draw(Pen pen, Protection protection, double x, double y, double side) {
        double middle = side / 2;
        switch (protection) {
            case PROTECTED -> pen.with(Ink.GOOD).disc(x + middle, y + middle, middle);
            case OVERDUE -> {
                double[] xs = {x, x + middle, x + side};
                double[] ys = {y + side, y, y + side};
                pen.with(Ink.MISSED).area(xs, ys, 3);
            }
            case UNPROTECTED -> pen.with(Ink.BAD).ring(x + middle, y + middle, middle, 2);
            case NOT_POSSIBLE -> pen.with(Ink.SKIPPED).box(x, y + middle - 1, side, 2);
        }
    }
}
