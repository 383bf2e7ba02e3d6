import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.catalog {
    requires static org.jspecify;
    requires java.sql;
    requires com.h2database;
    requires flyway.core;
    requires org.jdbi.v3.core;
    requires org.slf4j;

    exports io.chainkeeper.catalog;
}
