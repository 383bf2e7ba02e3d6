package io.chainkeeper.desktop.connect;

import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.jobs.settings.Secrets;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds the form for an engine.
public final class ConnectController {
    private final ConnectViewModel model;
    private final FolderChooser chooser;
    private final Runnable goBack;
    private final Consumer<Runnable> sealing;

    @FXML
    private Button back;

    @FXML
    private TextField address;

    @FXML
    private Button fetch;

    @FXML
    private VBox certificate;

    @FXML
    private Label subject;

    @FXML
    private Label valid;

    @FXML
    private Label sha256;

    @FXML
    private CheckBox trusted;

    @FXML
    private TextField user;

    @FXML
    private PasswordField password;

    @FXML
    private CheckBox remember;

    @FXML
    private CheckBox rememberPassword;

    @FXML
    private Label place;

    @FXML
    private Button seal;

    @FXML
    private TextField folder;

    @FXML
    private Button browse;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    @FXML
    private ProgressIndicator waiting;

    @FXML
    private Label waitingText;

    @FXML
    private Label missing;

    @FXML
    private Button connect;

    /// @param chooser asks for the repository's folder
    /// @param goBack  shows the three doors
    /// @param sealing lets a person seal passwords in a file, and calls when that is done
    public ConnectController(
            ConnectViewModel model, FolderChooser chooser, Runnable goBack, Consumer<Runnable> sealing) {
        this.model = model;
        this.chooser = chooser;
        this.goBack = goBack;
        this.sealing = sealing;
    }

    @FXML
    private void initialize() {
        back.setOnAction(_ -> goBack.run());
        address.textProperty().bindBidirectional(model.addressProperty());
        user.textProperty().bindBidirectional(model.userProperty());
        password.textProperty().bindBidirectional(model.passwordProperty());
        folder.textProperty().bindBidirectional(model.folderProperty());
        trusted.selectedProperty().bindBidirectional(model.trustedProperty());
        remember.selectedProperty().bindBidirectional(model.rememberProperty());
        rememberPassword.selectedProperty().bindBidirectional(model.rememberPasswordProperty());
        rememberPassword.disableProperty().bind(model.rememberProperty().not());
        place.textProperty().bind(model.placeProperty().map(this::placeText));
        Shown.when(place, model.placeProperty().map(Optional::isPresent));
        Shown.when(seal, model.placeProperty().map(Optional.of(Secrets.Place.THIS_SESSION)::equals));
        seal.setOnAction(_ -> sealing.accept(model::findPlace));
        var busy = model.waitingProperty().isNotEmpty();
        fetch.setOnAction(_ -> model.fetch());
        address.setOnAction(_ -> model.fetch());
        fetch.disableProperty().bind(busy.or(model.addressProperty().isEmpty()));
        Shown.when(certificate, model.certificateProperty().map(Optional::isPresent));
        model.certificateProperty().subscribe(found -> found.ifPresent(this::show));
        browse.setOnAction(_ -> chooser.choose(model.wording().get("connect.folder.choose"))
                .ifPresent(chosen -> model.folderProperty().set(chosen.toString())));
        connect.setOnAction(_ -> model.connect());
        connect.disableProperty().bind(busy.or(model.missingProperty().isNotEmpty()));
        missing.textProperty().bind(model.missingProperty());
        waitingText.textProperty().bind(model.waitingProperty());
        Shown.when(waiting, busy);
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
    }

    private String placeText(Optional<Secrets.Place> where) {
        return where.map(each -> model.wording().get("connect.remember.place." + each.name()))
                .orElse("");
    }

    private void show(ConnectViewModel.Certificate found) {
        subject.setText(found.subject());
        valid.setText(found.valid());
        sha256.setText(found.sha256());
    }
}
