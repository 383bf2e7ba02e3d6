package io.chainkeeper.desktop;

import io.chainkeeper.desktop.shell.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A window on a quick lab of its own, and the eyes and hands of a person in front of it.
abstract class WindowTest extends ApplicationTest {
    /// Far more than anything takes: slow machines make tests slow, not red.
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    static Path dir;

    private static final int MOST_TABS = 60;

    private Window window;
    private Scene scene;
    private Stage stage;

    /// What the window is started with.
    abstract Parameter parameter(Path folder) throws Exception;

    @Override
    public void start(Stage stage) throws Exception {
        scene = new Scene(new StackPane(), 1200, 780);
        stage.setScene(scene);
        this.stage = stage;
        Path folder = java.nio.file.Files.createTempDirectory(dir, "window-");
        window = new Window(stage, scene, parameter(folder), belongings(folder));
        window.open();
        stage.show();
    }

    /// What the person has brought along.
    Belongings belongings(Path folder) throws Exception {
        return Belongings.in(folder);
    }

    @AfterEach
    void putAway() {
        window.endNow();
    }

    final Window window() {
        return window;
    }

    final Stage stage() {
        return stage;
    }

    final Scene scene() {
        return scene;
    }

    /// Waits until something is so, as the FX thread sees it.
    final void until(String what, Callable<Boolean> condition) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (java.util.concurrent.TimeoutException tooLong) {
            save(() -> Photo.ofTrouble(scene, "late"));
            throw new AssertionError("never happened: " + what, tooLong);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Whether a node is there and can be seen.
    final boolean sees(String query) {
        return from(scene.getRoot()).lookup(query).queryAll().stream().anyMatch(WindowTest::visible);
    }

    /// Whether a text can be read somewhere.
    final boolean reads(String text) {
        return from(scene.getRoot())
                .lookup((Node node) -> node instanceof Labeled labeled
                        && labeled.getText() != null
                        && labeled.getText().contains(text)
                        && visible(node))
                .tryQuery()
                .isPresent();
    }

    /// Goes on by Tab until a control has the keyboard.
    final void tabTo(String query) throws Exception {
        for (int i = 0; i < MOST_TABS; i++) {
            if (keyboardIsOn(query)) {
                return;
            }
            push(KeyCode.TAB);
        }
        throw new AssertionError("the keyboard never gets to " + query);
    }

    private boolean keyboardIsOn(String query) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> focusIsOn(query)).get();
    }

    /// Whether what has the keyboard can be seen and used, and is a node or inside it. Asked on the FX thread.
    final boolean focusIsOn(String query) {
        Node owner = scene.getFocusOwner();
        if (owner == null || owner.isDisabled() || !visible(owner)) {
            return false;
        }
        Node wanted = scene.lookup(query);
        for (Node each = owner; each != null; each = each.getParent()) {
            if (each == wanted) {
                return true;
            }
        }
        return false;
    }

    /// The first node of a kind that can be seen.
    final <N extends Node> N seen(String query, Class<N> type) {
        return type.cast(from(scene.getRoot()).lookup(query).queryAll().stream()
                .filter(WindowTest::visible)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody sees " + query)));
    }

    private static boolean visible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /// Makes the window smaller or larger.
    final void resize(double width, double height) {
        interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Dresses the window, and waits until it is.
    final void wear(Theme theme) {
        interact(() -> window.looks().themeProperty().set(theme));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Takes a picture in both themes, if people want to look at some. In both themes each screen is seen by
    /// [EveryScreenTest].
    final void photo(String name) {
        if (!Photo.wanted()) {
            return;
        }
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            interact(() -> window.looks().themeProperty().set(theme));
            WaitForAsyncUtils.waitForFxEvents();
            save(() -> Photo.of(scene, name + "-" + theme.name().toLowerCase(Locale.ROOT)));
        }
    }

    private interface Saving {
        void save() throws IOException;
    }

    private void save(Saving picture) {
        interact(() -> {
            try {
                picture.save();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
