import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.transfer {
    requires static org.jspecify;
    requires transitive chainkeeper.images;
    requires com.fasterxml.jackson.core;

    exports io.chainkeeper.transfer;
}
