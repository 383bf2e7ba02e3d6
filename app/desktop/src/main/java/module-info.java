import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.desktop {
    requires static org.jspecify;
    requires chainkeeper.jobs;
    requires chainkeeper.lab;
    requires chainkeeper.cli;
    requires chainkeeper.ui.resources;
    requires javafx.controls;
    requires javafx.fxml;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    // The system's tray: JavaFX has none.
    requires java.desktop;

    // JavaFX makes the application objects; nobody else calls into the window.
    exports io.chainkeeper.desktop to
            javafx.graphics;
    exports io.chainkeeper.desktop.gallery to
            javafx.graphics;

    // The FXML loader calls constructors and fills fields of controllers.
    opens io.chainkeeper.desktop.activity to
            javafx.fxml;
    opens io.chainkeeper.desktop.begin to
            javafx.fxml;
    opens io.chainkeeper.desktop.browse to
            javafx.fxml;
    opens io.chainkeeper.desktop.connect to
            javafx.fxml;
    opens io.chainkeeper.desktop.doctor to
            javafx.fxml;
    opens io.chainkeeper.desktop.guide to
            javafx.fxml;
    opens io.chainkeeper.desktop.labpanel to
            javafx.fxml;
    opens io.chainkeeper.desktop.overview to
            javafx.fxml;
    opens io.chainkeeper.desktop.passwords to
            javafx.fxml;
    opens io.chainkeeper.desktop.points to
            javafx.fxml;
    opens io.chainkeeper.desktop.restore to
            javafx.fxml;
    opens io.chainkeeper.desktop.schedules to
            javafx.fxml;
    opens io.chainkeeper.desktop.settings to
            javafx.fxml;
    opens io.chainkeeper.desktop.shell to
            javafx.fxml;
    opens io.chainkeeper.desktop.stores to
            javafx.fxml;
    opens io.chainkeeper.desktop.watch to
            javafx.fxml;
}
