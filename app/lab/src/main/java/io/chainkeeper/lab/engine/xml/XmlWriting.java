package io.chainkeeper.lab.engine.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes a tree of [Element]s as a UTF-8 document.
public final class XmlWriting {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private XmlWriting() {}

    /// The document whose root is the given element.
    public static byte[] bytes(Element root) {
        var out = new ByteArrayOutputStream(4096);
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(out, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            write(root, writer);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("no document can be written of <" + root.name() + ">", e);
        }
        return out.toByteArray();
    }

    /// The same as text.
    public static String text(Element root) {
        return new String(bytes(root), StandardCharsets.UTF_8);
    }

    private static void write(Element element, XMLStreamWriter writer) throws XMLStreamException {
        boolean empty = element.children().isEmpty() && element.text().isEmpty();
        if (empty) {
            writer.writeEmptyElement(element.name());
        } else {
            writer.writeStartElement(element.name());
        }
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            writer.writeAttribute(attribute.getKey(), clean(attribute.getValue()));
        }
        if (!empty) {
            if (!element.text().isEmpty()) {
                writer.writeCharacters(clean(element.text()));
            }
            for (Element child : element.children()) {
                write(child, writer);
            }
            writer.writeEndElement();
        }
    }

    /// XML 1.0 can't carry most control characters in any form; a name that has them must not spoil the document.
    private static String clean(String text) {
        return text.chars().allMatch(XmlWriting::allowed)
                ? text
                : text.codePoints()
                        .map(c -> c > 0xffff || allowed(c) ? c : 0xfffd)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean allowed(int unit) {
        return unit >= 0x20 && unit < 0xfffe || unit == '\n' || unit == '\t' || unit == '\r';
    }
}
