package io.chainkeeper.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.Forgotten;
import java.lang.ref.WeakReference;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class LooksTest extends ApplicationTest {
    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new StackPane()));
        stage.show();
    }

    @Test
    void aSceneThatNobodyNeedsIsForgotten() throws Exception {
        WeakReference<Scene> dressed = WaitForAsyncUtils.asyncFx(() -> {
                    Scene scene = new Scene(new StackPane());
                    Looks.of(scene);
                    return new WeakReference<>(scene);
                })
                .get();

        assertThat(Forgotten.is(dressed)).isTrue();
    }
}
