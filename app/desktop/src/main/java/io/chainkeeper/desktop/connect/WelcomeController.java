package io.chainkeeper.desktop.connect;

import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.jobs.settings.Connection;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the three doors.
public final class WelcomeController {
    /// What the row's button has around its content, in pixels.
    private static final double ROW_INSETS = 34;

    private final WelcomeViewModel model;
    private final FolderChooser chooser;
    private final Runnable openConnect;

    @FXML
    private Button connectDoor;

    @FXML
    private Button repositoryDoor;

    @FXML
    private Button labDoor;

    @FXML
    private VBox again;

    @FXML
    private VBox connections;

    @FXML
    private VBox question;

    @FXML
    private Label questionText;

    @FXML
    private PasswordField password;

    @FXML
    private CheckBox keepPassword;

    @FXML
    private Button stopAsking;

    @FXML
    private Button goOn;

    @FXML
    private HBox waiting;

    @FXML
    private Label waitingText;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    /// @param chooser     asks for the repository's folder
    /// @param openConnect shows the form for an engine
    public WelcomeController(WelcomeViewModel model, FolderChooser chooser, Runnable openConnect) {
        this.model = model;
        this.chooser = chooser;
        this.openConnect = openConnect;
    }

    @FXML
    private void initialize() {
        connectDoor.setOnAction(_ -> openConnect.run());
        repositoryDoor.setOnAction(_ ->
                chooser.choose(model.wording().get("welcome.repository.choose")).ifPresent(model::openRepository));
        labDoor.setOnAction(_ -> model.openLab());
        var busy = model.waitingProperty().isNotEmpty();
        connectDoor.disableProperty().bind(busy);
        repositoryDoor.disableProperty().bind(busy);
        labDoor.disableProperty().bind(busy);
        bindAgain(busy);
        waitingText.textProperty().bind(model.waitingProperty());
        waiting.visibleProperty().bind(busy);
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
    }

    private void bindAgain(BooleanBinding busy) {
        again.setManaged(!model.saved().isEmpty());
        again.setVisible(!model.saved().isEmpty());
        for (Connection each : model.saved()) {
            Button button = continueWith(each);
            button.disableProperty().bind(busy);
            connections.getChildren().add(button);
        }
        Shown.when(question, model.askingProperty().map(Optional::isPresent));
        model.askingProperty().subscribe(asked -> asked.ifPresent(this::ask));
        password.textProperty().bindBidirectional(model.passwordProperty());
        keepPassword.selectedProperty().bindBidirectional(model.keepPasswordProperty());
        model.placeProperty()
                .subscribe(place -> place.ifPresent(
                        where -> keepPassword.setText(model.wording().get("welcome.again.keep." + where.name()))));
        goOn.disableProperty().bind(busy.or(model.passwordProperty().isEmpty()));
        goOn.setOnAction(_ -> model.reopenWithPassword());
        password.setOnAction(_ -> model.reopenWithPassword());
        stopAsking.setOnAction(_ -> model.stopAsking());
    }

    private void ask(Connection connection) {
        questionText.setText(
                model.wording().get("welcome.again.password", connection.user().orElse(""), connection.name()));
        password.requestFocus();
    }

    /// A whole row is the button: one click opens it.
    private Button continueWith(Connection connection) {
        String where = connection
                .engine()
                .map(engine -> model.wording().get("welcome.again.where", engine, connection.repository()))
                .orElseGet(() -> model.wording().get("welcome.again.where.offline", connection.repository()));
        Label name = new Label(connection.name());
        name.getStyleClass().add("strong");
        Label place = new Label(where);
        place.getStyleClass().addAll("muted", "small");
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        VBox words = new VBox(name, place);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        FontIcon icon = new FontIcon(connection.engine().isPresent() ? "fth-cloud" : "fth-archive");
        HBox row = new HBox(icon, words, new FontIcon("fth-arrow-right"));
        row.getStyleClass().add("again-row");
        Button button = new Button("", row);
        button.getStyleClass().add("again");
        button.setMaxWidth(Double.MAX_VALUE);
        row.prefWidthProperty().bind(button.widthProperty().subtract(ROW_INSETS));
        button.setAccessibleText(model.wording().get("welcome.again.spoken", connection.name(), where));
        button.setTooltip(new Tooltip(where));
        button.setOnAction(_ -> model.reopen(connection));
        return button;
    }
}
