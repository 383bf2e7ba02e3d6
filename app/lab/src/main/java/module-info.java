import org.jspecify.annotations.NullMarked;

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
}
