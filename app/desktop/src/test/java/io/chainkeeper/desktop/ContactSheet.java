package io.chainkeeper.desktop;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// Many photographs on one, each with its name.
final class ContactSheet {
    private static final int COLUMNS = 3;
    private static final int WIDTH = 600;
    private static final int CAPTION = 28;
    private static final int GAP = 12;

    private ContactSheet() {}

    /// @param photos files of pictures of the same size
    static void of(List<Path> photos, Path sheet) throws IOException {
        if (photos.isEmpty()) {
            return;
        }
        BufferedImage first = ImageIO.read(photos.getFirst().toFile());
        int height = WIDTH * first.getHeight() / first.getWidth();
        int rows = (photos.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage all = new BufferedImage(
                COLUMNS * (WIDTH + GAP) + GAP, rows * (height + CAPTION + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = all.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        brush.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        brush.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        brush.setColor(new Color(0x808898));
        brush.fillRect(0, 0, all.getWidth(), all.getHeight());
        brush.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        for (int i = 0; i < photos.size(); i++) {
            int x = GAP + i % COLUMNS * (WIDTH + GAP);
            int y = GAP + i / COLUMNS * (height + CAPTION + GAP);
            brush.setColor(Color.WHITE);
            brush.drawString(photos.get(i).getFileName().toString(), x, y + 18);
            brush.drawImage(ImageIO.read(photos.get(i).toFile()), x, y + CAPTION, WIDTH, height, null);
        }
        brush.dispose();
        ImageIO.write(all, "png", sheet.toFile());
    }
}
