import org.jspecify.annotations.NullMarked;

/// What lives on an oVirt engine now, and the verbs that a backup and a restore need; the oVirt Java SDK, tamed.
///
/// For whoever configures the log: set `org.ovirt.engine.sdk4` to `OFF`, since the SDK reports every word newer than
/// itself (`succeeded`, for one) as an error with a stack trace although it is read and understood here; and
/// `org.apache.http` to `WARN`, since it is noise. Neither can show a password or a token at any level: headers and
/// bodies are never logged, because the connections are made without the library's log.
@NullMarked
module chainkeeper.engine {
    requires static org.jspecify;
    requires sdk;
    requires org.apache.httpcomponents.httpclient;
    requires org.apache.httpcomponents.httpcore;
    // The HTTP client has no descriptor that would name what it logs and encodes with.
    requires org.apache.commons.logging;
    requires org.apache.commons.codec;
    requires org.slf4j;
    requires java.xml;
    requires com.fasterxml.jackson.databind;

    exports io.chainkeeper.engine;
}
