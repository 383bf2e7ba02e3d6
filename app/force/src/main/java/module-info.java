import org.jspecify.annotations.NullMarked;

/// Proof by force: what is tried on the program so that it breaks, and the counts of it. Not shipped.
@NullMarked
module chainkeeper.force {
    requires static org.jspecify;
    requires chainkeeper.images;
    requires chainkeeper.engine;
    requires chainkeeper.jobs;
    requires chainkeeper.lab;
    requires chainkeeper.cli;
    requires chainkeeper.transfer;
    requires info.picocli;
    requires org.slf4j;
    requires ch.qos.logback.classic;

    opens io.chainkeeper.force.command to
            info.picocli;
}
