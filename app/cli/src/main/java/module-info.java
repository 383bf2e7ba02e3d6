import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.cli {
    requires static org.jspecify;
    requires transitive chainkeeper.jobs;
    requires transitive chainkeeper.lab;
    requires chainkeeper.transfer;
    requires info.picocli;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires ch.qos.logback.classic;

    exports io.chainkeeper.cli;
}
