package io.chainkeeper.desktop.tray;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/// The icon: two links of a chain, and the dot. A tray may be light or dark, so the links carry a grey that is
/// seen on both.
final class TrayDot {
    private static final Color LINKS = new Color(0x8a94a6);
    private static final Color EDGE = new Color(0xffffff);

    private TrayDot() {}

    static Image of(Light light, Dimension size) {
        int side = Math.max(16, Math.min(size.width, size.height));
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(side / 16.0, side / 16.0);
        g.setColor(LINKS);
        g.setStroke(new BasicStroke(2f));
        g.draw(new RoundRectangle2D.Double(1.5, 2, 8, 6, 6, 6));
        g.draw(new RoundRectangle2D.Double(6, 6, 8, 6, 6, 6));
        g.setColor(EDGE);
        g.fill(new Ellipse2D.Double(7.5, 7.5, 8, 8));
        g.setColor(colour(light));
        g.fill(new Ellipse2D.Double(8.5, 8.5, 6, 6));
        g.dispose();
        return image;
    }

    private static Color colour(Light light) {
        return switch (light) {
            case NONE -> new Color(0x8a94a6);
            case WORKING -> new Color(0x2f6fde);
            case GOOD -> new Color(0x2e9e5b);
            case NEUTRAL -> new Color(0xc98a1b);
            case BAD -> new Color(0xd0392f);
        };
    }
}
