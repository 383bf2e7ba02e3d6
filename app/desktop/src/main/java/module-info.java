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

    exports io.chainkeeper.desktop;
}
