import org.jspecify.annotations.NullMarked;

/// A simulated oVirt data centre: engine, image server, disks and guests, over real HTTPS on loopback.
@NullMarked
module chainkeeper.lab {
    requires static org.jspecify;
    requires transitive chainkeeper.images;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires com.fasterxml.jackson.databind;
    requires java.xml;
    requires org.slf4j;

    exports io.chainkeeper.lab;
    exports io.chainkeeper.lab.trouble;
}
