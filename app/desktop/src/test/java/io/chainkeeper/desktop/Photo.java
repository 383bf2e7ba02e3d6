package io.chainkeeper.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// Paints what a scene shows, and saves it as a picture under `target/screenshots` if people want to look at some
/// (`-Dpictures`): packing one takes longer than painting it. To be used on the FX thread.
public final class Photo {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Photo() {}

    /// Whether people want to look at pictures.
    public static boolean wanted() {
        return Boolean.getBoolean("pictures");
    }

    public static void of(Scene scene, String name) throws IOException {
        WritableImage picture = painted(scene);
        if (wanted()) {
            save(picture, name);
        }
    }

    /// The same, saved in any case: something is wrong.
    public static void ofTrouble(Scene scene, String name) throws IOException {
        save(painted(scene), name);
    }

    private static WritableImage painted(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.snapshot(null);
    }

    /// The same of one node, whole, also of what would have to be scrolled to.
    public static void of(Node node, String name) throws IOException {
        WritableImage picture = node.snapshot(null, null);
        if (wanted()) {
            save(picture, name);
        }
    }

    /// What a scene shows, as many pixels as its screen would give it.
    public static void as(Scene scene, Path file) {
        double density = scene.getWindow().getOutputScaleX();
        SnapshotParameters dense = new SnapshotParameters();
        dense.setTransform(new Scale(density, density));
        WritableImage picture = scene.getRoot().snapshot(dense, null);
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", file.toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void save(WritableImage picture, String name) throws IOException {
        Files.createDirectories(FOLDER);
        ImageIO.write(
                SwingFXUtils.fromFXImage(picture, null),
                "png",
                FOLDER.resolve(name + ".png").toFile());
    }
}
