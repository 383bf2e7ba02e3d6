package io.chainkeeper.lab.engine.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a document from a stranger into a tree of [Element]s; names and attributes lose their prefixes.
public final class XmlReading {
    /// Far deeper than anything the API sends, far less than a stack overflow.
    private static final int DEEPEST = 64;

    /// Enough for a VM's OVF with some hundred disks.
    private static final int MOST_ELEMENTS = 50_000;

    private static final XMLInputFactory FACTORY = hardened();

    private XmlReading() {}

    /// Reads one document.
    ///
    /// @param bytes as received; the caller limits their number
    /// @throws BadXml when it is not well-formed, has a document type, or is too deep or too big
    public static Element parse(byte[] bytes) throws BadXml {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new BadXml(String.valueOf(e.getMessage()));
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException, BadXml {
        Deque<Element> open = new ArrayDeque<>();
        var texts = new ArrayDeque<StringBuilder>();
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++count > MOST_ELEMENTS || open.size() >= DEEPEST) {
                        throw new BadXml("more than " + MOST_ELEMENTS + " elements or deeper than " + DEEPEST);
                    }
                    Element element = begin(reader);
                    if (!open.isEmpty()) {
                        open.peek().add(element);
                    }
                    open.push(element);
                    texts.push(new StringBuilder());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element done = open.pop().text(texts.pop());
                    if (open.isEmpty()) {
                        return done;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!texts.isEmpty()) {
                        texts.peek().append(reader.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new BadXml("entities are not accepted");
                case XMLStreamConstants.DTD -> throw new BadXml("a document type is not accepted");
                default -> {} // comments, processing instructions and white space say nothing
            }
        }
        throw new BadXml("no element");
    }

    private static Element begin(XMLStreamReader reader) {
        Element element = Element.of(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.at(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return element;
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not accepted");
        });
        return factory;
    }
}
