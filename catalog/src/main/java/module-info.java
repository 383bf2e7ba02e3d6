import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.catalog {
    requires static org.jspecify;
    requires java.sql;
    requires com.h2database;
    requires flyway.core;
    requires org.jdbi.v3.core;
    // Jdbi is an automatic module and cannot ask for it; without this line it is not there in the shipped program.
    requires io.leangen.geantyref;
    requires org.slf4j;

    exports io.chainkeeper.catalog;
}
