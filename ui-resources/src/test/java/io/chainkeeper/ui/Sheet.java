package io.chainkeeper.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The opaque colours of a style sheet, by name, as red, green and blue from 0 to 1.
record Sheet(Map<String, double[]> colours) {
    private static final Pattern COLOUR = Pattern.compile("(-(?:color|ck)-[a-z0-9-]+):\\s*#([0-9a-fA-F]{6});");

    static Sheet read(String name) throws IOException {
        Map<String, double[]> colours = new LinkedHashMap<>();
        try (InputStream in = UiResources.stylesheet(name).openStream()) {
            Matcher found = COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (found.find()) {
                int rgb = Integer.parseInt(found.group(2), 16);
                colours.put(
                        found.group(1),
                        new double[] {(rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0});
            }
        }
        return new Sheet(colours);
    }

    /// The contrast of two colours by the rule of WCAG 2, from 1 to 21.
    double contrast(String one, String other) {
        double a = luminance(colour(one));
        double b = luminance(colour(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private double[] colour(String name) {
        double[] colour = colours.get(name);
        if (colour == null) {
            throw new AssertionError("no opaque colour " + name);
        }
        return colour;
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
