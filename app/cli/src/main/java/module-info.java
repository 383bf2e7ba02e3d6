import org.jspecify.annotations.NullMarked;

/// The command line, and the demo and benchmarks that it plays.
@NullMarked
module chainkeeper.cli {
    requires static org.jspecify;
    requires transitive chainkeeper.jobs;
    requires transitive chainkeeper.lab;
    requires chainkeeper.transfer;
    requires info.picocli;
    requires com.fasterxml.jackson.databind;
    requires java.management;
    requires org.slf4j;
    requires ch.qos.logback.classic;

    exports io.chainkeeper.cli;
    exports io.chainkeeper.cli.demo;

    opens io.chainkeeper.cli to
            info.picocli;
    // The log makes its layout by itself.
    opens io.chainkeeper.cli.log to
            ch.qos.logback.core;
    // Claims and rows are written as JSON.
    opens io.chainkeeper.cli.demo to
            com.fasterxml.jackson.databind;
    opens io.chainkeeper.cli.bench to
            com.fasterxml.jackson.databind;
}
