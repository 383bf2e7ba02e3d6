package io.chainkeeper.jobs.autostart;

/// Text inside XML.
final class Xml {
    private Xml() {}

    /// With its marks written as entities.
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
