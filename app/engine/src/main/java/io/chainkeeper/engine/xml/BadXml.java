package io.chainkeeper.engine.xml;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A text that is not the XML it should be.
public final class BadXml extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean doctype;

    private BadXml(String what, boolean doctype, @Nullable Throwable cause) {
        super(what, cause);
        this.doctype = doctype;
    }

    /// Broken, too deep, too large, or lacking something.
    public static BadXml because(String what) {
        return new BadXml(what, false, null);
    }

    /// Broken, as the parser tells it.
    static BadXml because(Throwable cause) {
        return new BadXml("not well-formed: " + cause.getMessage(), false, cause);
    }

    static BadXml doctype() {
        return new BadXml("carries a document type declaration", true, null);
    }

    /// Whether it was refused for its document type declaration, which no engine sends.
    public boolean isDoctype() {
        return doctype;
    }
}
