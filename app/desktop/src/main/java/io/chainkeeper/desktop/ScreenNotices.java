package io.chainkeeper.desktop;

import atlantafx.base.controls.Notification;
import io.chainkeeper.jobs.notify.Channel;
import io.chainkeeper.jobs.notify.ChannelFailed;
import io.chainkeeper.jobs.notify.DesktopBus;
import io.chainkeeper.jobs.notify.Message;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows notices where the person looks: in the window while it is in front, else on the desktop.
final class ScreenNotices implements Channel {
    private static final int MOST = 3;
    private static final double WIDTH = 420;
    private static final int SECONDS_TO_WAIT = 5;
    private final Stage stage;
    private final VBox place;
    private final Channel desktop = new DesktopBus();

    /// @param place above the screens
    ScreenNotices(Stage stage, VBox place) {
        this.stage = stage;
        this.place = place;
        place.getStyleClass().add("notices");
        place.setPickOnBounds(false);
    }

    @Override
    public Way way() {
        return Way.DESKTOP;
    }

    @Override
    public void send(Message message) throws ChannelFailed {
        if (!onTheEdge(() -> stage.isFocused() && show(message))) {
            sendToDesktop(message);
        }
    }

    /// The window stands still while the system's file dialogue is open: nobody waits for it then.
    private static boolean onTheEdge(BooleanSupplier work) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> done.complete(work.getAsBoolean()));
        return done.completeOnTimeout(false, SECONDS_TO_WAIT, TimeUnit.SECONDS).join();
    }

    /// A desktop that shows no notices leaves the window, as long as it is there to be looked at later.
    private void sendToDesktop(Message message) throws ChannelFailed {
        try {
            desktop.send(message);
        } catch (ChannelFailed nobody) {
            if (!onTheEdge(() -> stage.isShowing() && show(message))) {
                throw nobody;
            }
        }
    }

    private boolean show(Message message) {
        Notification note =
                new Notification(message.title() + "\n" + message.text(), new FontIcon(icon(message.kind())));
        note.setAccessibleText(note.getMessage());
        note.setPrefWidth(WIDTH);
        note.setMaxWidth(WIDTH);
        note.setOnClose(_ -> place.getChildren().remove(note));
        ObservableList<Node> notes = place.getChildren();
        if (message.kind() == Message.Kind.GOOD_AGAIN) {
            notes.clear(); // what was told as trouble is over
        }
        notes.addFirst(note);
        if (notes.size() > MOST) {
            notes.removeLast();
        }
        return true;
    }

    private static String icon(Message.Kind kind) {
        return switch (kind) {
            case TROUBLE -> "fth-alert-triangle";
            case GOOD_AGAIN -> "fth-check-circle";
            case WEEKLY -> "fth-calendar";
            case TEST -> "fth-bell";
        };
    }
}
