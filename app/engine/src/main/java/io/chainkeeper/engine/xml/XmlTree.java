package io.chainkeeper.engine.xml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element with its attributes, children and own words. Namespaces are read over: the engine's API has none.
public final class XmlTree {
    /// Deepest nesting that is read. The engine's answers stay below 15.
    static final int MAX_DEPTH = 64;

    /// Most elements and attributes that are read, together. A page of 100 VMs with disks and network cards has some
    /// 50,000. In memory each takes many times what it takes in the answer.
    static final int MAX_PARTS = 500_000;

    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlTree> children = new ArrayList<>(0);
    private final StringBuilder text = new StringBuilder(0);

    private XmlTree(String name, Map<String, String> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    /// Reads a whole document in UTF-8, the encoding of every engine.
    ///
    /// Another one, sent or declared, is refused: whoever reads the same bytes in another encoding reads another
    /// document than the one we looked at.
    ///
    /// @throws BadXml when it is broken, too deep, too large, or carries a document type declaration
    public static XmlTree parse(byte[] xml) throws BadXml {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
            return parse(text, true);
        } catch (CharacterCodingException e) {
            throw BadXml.because(e);
        }
    }

    /// Reads a whole document that is text already; an encoding that it declares is history.
    ///
    /// @throws BadXml when it is broken, too deep, too large, or carries a document type declaration
    public static XmlTree parse(String xml) throws BadXml {
        return parse(xml, false);
    }

    private static XmlTree parse(String xml, boolean onlyUtf8) throws BadXml {
        try {
            XMLStreamReader reader = SafeXml.reader(new StringReader(xml));
            try {
                String declared = reader.getCharacterEncodingScheme();
                if (onlyUtf8 && declared != null && !declared.equalsIgnoreCase("UTF-8")) {
                    throw BadXml.because("declares another encoding than UTF-8");
                }
                return document(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser answers some broken input with a RuntimeException; it is bad XML all the same.
            throw BadXml.because(e);
        }
    }

    private static XmlTree document(XMLStreamReader reader) throws XMLStreamException, BadXml {
        List<XmlTree> open = new ArrayList<>();
        XmlTree root = new XmlTree("", Map.of());
        open.add(root);
        int parts = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw BadXml.doctype();
                case XMLStreamConstants.START_ELEMENT -> {
                    parts += 1 + reader.getAttributeCount();
                    if (parts > MAX_PARTS || open.size() > MAX_DEPTH) {
                        throw BadXml.because("more than " + MAX_PARTS + " elements and attributes, or nested too deep");
                    }
                    XmlTree element = new XmlTree(reader.getLocalName(), attributes(reader));
                    open.getLast().children.add(element);
                    open.add(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    open.getLast()
                            .text
                            .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                default -> {}
            }
        }
        return root.children.getFirst();
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> found = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            found.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return found;
    }

    /// The element's name, without a prefix.
    public String name() {
        return name;
    }

    /// An attribute's value.
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /// All child elements, in order.
    public List<XmlTree> children() {
        return List.copyOf(children);
    }

    /// The child elements of one name, in order.
    public List<XmlTree> children(String name) {
        return children.stream().filter(child -> child.name.equals(name)).toList();
    }

    /// The first child element of a name.
    public Optional<XmlTree> child(String name) {
        return children.stream().filter(child -> child.name.equals(name)).findFirst();
    }

    /// The words directly inside this element, as they came.
    public String text() {
        return text.toString();
    }

    /// The words inside the first child of a name, stripped; empty when there is none or nothing in it.
    public Optional<String> text(String child) {
        return child(child).map(found -> found.text().strip()).filter(words -> !words.isEmpty());
    }

    @Override
    public String toString() {
        return "<" + name + "> with " + children.size() + " elements";
    }
}
