package io.chainkeeper.desktop.edge;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class CaretsTest extends ApplicationTest {
    private TextField first;
    private TextField second;
    private Told ofFirst;
    private Told ofSecond;

    /// Hears whether the caret is to blink.
    private static final class Told extends TextFieldSkin {
        private boolean blinks;

        Told(TextField field) {
            super(field);
        }

        @Override
        public void setCaretAnimating(boolean value) {
            super.setCaretAnimating(value);
            blinks = value;
        }
    }

    @Override
    public void start(Stage stage) {
        first = new TextField();
        second = new TextField();
        ofFirst = new Told(first);
        ofSecond = new Told(second);
        first.setSkin(ofFirst);
        second.setSkin(ofSecond);
        Scene scene = new Scene(new VBox(first, second), 300, 200);
        Carets.restIn(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aFieldThatWasLeftByAKeyBlinksNoMore() {
        interact(first::requestFocus);
        type(KeyCode.A, KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(second.isFocused()).isTrue();
        assertThat(ofFirst.blinks).as("the field that was left").isFalse();
        type(KeyCode.B);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(ofSecond.blinks).as("the field with the focus").isTrue();
    }
}
