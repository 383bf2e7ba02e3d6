import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.repository {
    requires static org.jspecify;
    requires transitive chainkeeper.images;
    requires com.fasterxml.jackson.databind;

    exports io.chainkeeper.repository;
}
