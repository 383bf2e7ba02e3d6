import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.engine {
    requires static org.jspecify;
    requires sdk;
    requires org.apache.httpcomponents.httpclient;
    requires org.apache.httpcomponents.httpcore;
    requires org.slf4j;
    requires java.xml;
    requires com.fasterxml.jackson.databind;

    exports io.chainkeeper.engine;
}
