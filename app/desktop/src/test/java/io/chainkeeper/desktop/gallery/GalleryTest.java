package io.chainkeeper.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.Photo;
import io.chainkeeper.desktop.shell.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Every picture in every look.
class GalleryTest extends ApplicationTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private Scene scene;
    private GalleryView gallery;

    @Override
    public void start(Stage stage) {
        scene = new Scene(new StackPane(), 1100, 940);
        stage.setScene(scene);
        gallery = new GalleryView(scene, NOON);
        stage.show();
    }

    @ParameterizedTest
    @EnumSource
    void everyPageIsShownInEveryLook(GalleryPage page) {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
                interact(() -> {
                    gallery.looks().themeProperty().set(theme);
                    gallery.speak(language);
                    gallery.turn(theme == Theme.DARK && language == Locale.GERMAN);
                    gallery.open(page);
                });
                WaitForAsyncUtils.waitForFxEvents();
                interact(() -> photo("gallery-" + page + "-" + theme + "-" + language));
                assertThat(scene.getRoot().lookupAll(".picture")).hasSize(Sample.values().length);
            }
        }
    }

    private void photo(String name) {
        try {
            Photo.of(scene.getRoot().lookup(".page"), name.toLowerCase(Locale.ROOT));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
