package io.chainkeeper.lab.engine.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Documents from strangers.
class XmlReadingTest {
    @Test
    void whatIsWrittenIsReadBackAsItWas() throws BadXml {
        Element vm = Element.of("vm")
                .at("id", "a\"<&'b")
                .add("name", "<web> & \"co\" ]]> \u00fc \ud83d\udc0e")
                .add(Element.of("tags").add("tag", "gold"));

        Element read = XmlReading.parse(XmlWriting.bytes(vm));

        assertThat(read.attribute("id")).contains("a\"<&'b");
        assertThat(read.textAt("name")).contains("<web> & \"co\" ]]> \u00fc \ud83d\udc0e");
        assertThat(read.textAt("tags", "tag")).contains("gold");
    }

    @Test
    void aControlCharacterInANameDoesNotSpoilTheDocument() throws BadXml {
        Element read = XmlReading.parse(XmlWriting.bytes(Element.of("name", "a\u0000b\u001bc")));

        assertThat(read.text()).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void documentTypesAreRefusedBeforeAnyEntityIsRead() {
        refused("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>");
        refused("<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>");
        refused("<a>&undefined;</a>");
    }

    @Test
    void deepAndWideDocumentsAreRefused() {
        refused("<a>".repeat(65) + "</a>".repeat(65));
        refused("<a>" + "<b/>".repeat(50_000) + "</a>");
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        refused("");
        refused("hello");
        refused("<a><b></a>");
        refused("<a");
    }

    @Test
    void prefixesAreDroppedWhenRead() throws BadXml {
        Element read = XmlReading.parse(
                "<o:Envelope xmlns:o=\"urn:x\" o:id=\"7\"><o:Item/></o:Envelope>".getBytes(StandardCharsets.UTF_8));

        assertThat(read.name()).isEqualTo("Envelope");
        assertThat(read.attribute("id")).contains("7");
        assertThat(read.child("Item")).isPresent();
    }

    private static void refused(String document) {
        assertThatThrownBy(() -> XmlReading.parse(document.getBytes(StandardCharsets.UTF_8)))
                .as(document.substring(0, Math.min(60, document.length())))
                .isInstanceOf(BadXml.class);
    }
}
