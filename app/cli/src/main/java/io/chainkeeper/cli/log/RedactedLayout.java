package io.chainkeeper.cli.log;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.chainkeeper.jobs.support.Redaction;

/// A pattern's lines, stack traces included, without what lets somebody in. Nothing of ours is logged that does; a
/// library may one day, and people send logs to strangers.
public final class RedactedLayout extends PatternLayout {
    private final Redaction redaction = Redaction.ofShapes();

    /// Made by the log's own reader of its configuration.
    public RedactedLayout() {}

    @Override
    public String doLayout(ILoggingEvent event) {
        return redaction.of(super.doLayout(event));
    }
}
