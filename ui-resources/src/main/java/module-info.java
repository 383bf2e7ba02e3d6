import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.ui.resources {
    requires static org.jspecify;

    exports io.chainkeeper.ui;
}
