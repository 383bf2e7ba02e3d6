package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.settings.NoticesViewModel.Part;
import io.chainkeeper.jobs.settings.Notifications.Mail.Security;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

/// Binds the mail server.
public final class MailController {
    private final NoticesViewModel model;

    @FXML
    private TextField host;

    @FXML
    private TextField port;

    @FXML
    private ChoiceBox<Security> security;

    @FXML
    private TextField user;

    @FXML
    private PasswordField password;

    @FXML
    private TextField from;

    @FXML
    private TextField to;

    @FXML
    private Label missing;

    @FXML
    private Button drop;

    @FXML
    private Button test;

    @FXML
    private Button save;

    @FXML
    private Label news;

    /// @param model decides
    public MailController(NoticesViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        MailForm form = model.mail();
        security.getItems().setAll(Security.values());
        security.setConverter(new Named());
        security.valueProperty().bindBidirectional(form.securityProperty());
        host.textProperty().bindBidirectional(form.hostProperty());
        port.textProperty().bindBidirectional(form.portProperty());
        user.textProperty().bindBidirectional(form.userProperty());
        password.textProperty().bindBidirectional(form.passwordProperty());
        from.textProperty().bindBidirectional(form.fromProperty());
        to.textProperty().bindBidirectional(form.toProperty());
        missing.textProperty()
                .bind(form.missingProperty()
                        .map(field ->
                                field.isEmpty() ? "" : model.wording().get("settings.notices.mail.missing." + field)));
        save.disableProperty().bind(form.missingProperty().isNotEmpty());
        save.setOnAction(_ -> model.saveMail());
        drop.setOnAction(_ -> model.dropMail());
        test.setOnAction(_ -> model.test(Part.MAIL));
        model.whenChanged(now -> {
            drop.setDisable(now.mail().isEmpty());
            test.setDisable(now.mail().isEmpty());
        });
        NoticesController.show(model.newsProperty(Part.MAIL), news);
    }

    private final class Named extends StringConverter<Security> {
        @Override
        public String toString(Security each) {
            return model.wording().get("settings.notices.mail.security." + each.name());
        }

        @Override
        public Security fromString(String name) {
            throw new UnsupportedOperationException("nobody types in a choice");
        }
    }
}
