package io.chainkeeper.desktop.restore;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Where the keyboard is in the wizard: on the first control of each page, so that it alone leads through, and on the
/// button that goes on where a page has nothing to enter.
///
/// An answer that is awaited makes buttons unusable and pages empty, and the toolkit then moves the focus to whatever
/// comes next in the window. So the focus is given anew whenever an answer has come and it is not on the page.
final class WizardFocus {
    private final RestoreViewModel model;
    private final StackPane page;
    private final Button send;
    private final Button finish;
    private final Button cancel;

    /// @param page   holds the page of the step
    /// @param send   goes on from the review
    /// @param finish leaves the result
    /// @param cancel has the focus while a page is still empty
    WizardFocus(RestoreViewModel model, StackPane page, Button send, Button finish, Button cancel) {
        this.model = model;
        this.page = page;
        this.send = send;
        this.finish = finish;
        this.cancel = cancel;
    }

    /// Follows the wizard from now on.
    void follow() {
        model.stepProperty().subscribe(_ -> Platform.runLater(this::first));
        model.askingProperty().subscribe(asking -> {
            if (!asking) {
                Platform.runLater(this::returnToPage);
            }
        });
        model.leavingProperty().addListener((_, _, asked) -> {
            if (asked == Leaving.NOT_ASKED) {
                Platform.runLater(this::first);
            }
        });
    }

    private void first() {
        page.applyCss(); // a page that was never shown has no skin, and what scrolls in it is in no window before
        switch (model.stepProperty().get()) {
            case REVIEW -> take(send);
            case RESULT -> take(finish);
            case POINT, WHAT, WHERE, MAPPING, PROGRESS -> {
                if (page.getChildren().isEmpty()
                        || !FirstStop.focus(page.getChildren().getFirst())) {
                    take(cancel);
                }
            }
        }
    }

    /// A review that cannot be sent is left by the way out.
    private void take(Button button) {
        (button.isDisabled() ? cancel : button).requestFocus();
    }

    private void returnToPage() {
        if (page.getScene() != null && !holds(page, page.getScene().getFocusOwner())) {
            first();
        }
    }

    private static boolean holds(Node outer, @Nullable Node inner) {
        for (Node each = inner; each != null; each = each.getParent()) {
            if (each == outer) {
                return true;
            }
        }
        return false;
    }
}
