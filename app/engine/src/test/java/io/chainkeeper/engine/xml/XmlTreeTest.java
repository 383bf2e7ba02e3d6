package io.chainkeeper.engine.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTreeTest {
    private static XmlTree parse(String text) throws BadXml {
        return XmlTree.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void elementsAttributesAndWordsAreThere() throws Exception {
        XmlTree vm = parse("<vm id='1'> <name> web <![CDATA[<1>]]> </name><tag/><tag>x</tag></vm>");

        assertThat(vm.name()).isEqualTo("vm");
        assertThat(vm.attribute("id")).contains("1");
        assertThat(vm.attribute("href")).isEmpty();
        assertThat(vm.text("name")).contains("web <1>");
        assertThat(vm.text("tag")).as("the first one is empty").isEmpty();
        assertThat(vm.children("tag")).hasSize(2);
        assertThat(vm.child("nothing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "ISO-2022-JP", "IBM037"})
    void anotherEncodingThanUtf8IsRefusedSinceItCouldHideADocumentType(String charset) {
        String text = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><a/>";

        assertThatExceptionOfType(BadXml.class)
                .isThrownBy(() -> XmlTree.parse(text.getBytes(Charset.forName(charset))));
        assertThatExceptionOfType(BadXml.class).isThrownBy(() -> parse(text));
    }

    @Test
    void utf8IsReadWhetherItIsDeclaredOrNot() throws Exception {
        assertThat(parse("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><a>ü</a>")
                        .text())
                .isEqualTo("ü");
        assertThat(parse("<a>ü</a>").text()).isEqualTo("ü");
    }

    @Test
    void aDocumentTypeIsRefusedByName() {
        assertThat(catchThrowableOfType(BadXml.class, () -> parse("<!DOCTYPE a><a/>"))
                        .isDoctype())
                .isTrue();
    }

    @Test
    void aThousandMillionLaughsAreNotHeard() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
        }
        String text = bomb + "]><a>&l29;</a>";

        assertThat(catchThrowableOfType(BadXml.class, () -> parse(text)).isDoctype())
                .isTrue();
    }

    @Test
    void anEntityThatNobodyDeclaredIsRefused() {
        assertThatExceptionOfType(BadXml.class).isThrownBy(() -> parse("<a>&secret;</a>"));
    }

    @Test
    void theFiveEntitiesOfXmlItselfAreWords() throws Exception {
        assertThat(parse("<a>&lt;&amp;&gt;&quot;&apos;&#65;</a>").text()).isEqualTo("<&>\"'A");
    }

    @Test
    void nestingStopsAtItsLimit() throws Exception {
        parse("<a>".repeat(XmlTree.MAX_DEPTH) + "</a>".repeat(XmlTree.MAX_DEPTH));
        int tooDeep = XmlTree.MAX_DEPTH + 1;

        assertThatExceptionOfType(BadXml.class).isThrownBy(() -> parse("<a>".repeat(tooDeep) + "</a>".repeat(tooDeep)));
    }

    @Test
    void elementsStopAtTheirLimit() {
        assertThatExceptionOfType(BadXml.class)
                .isThrownBy(() -> parse("<a>" + "<b/>".repeat(XmlTree.MAX_PARTS) + "</a>"));
    }

    @Test
    void attributesStopAtTheSameLimit() {
        String many = "<b a1='' a2='' a3='' a4='' a5='' a6='' a7='' a8='' a9=''/>";
        assertThatExceptionOfType(BadXml.class)
                .isThrownBy(() -> parse("<a>" + many.repeat(XmlTree.MAX_PARTS / 10) + "</a>"));
    }

    @Test
    void whateverArrivesIsATreeOrBadXmlAndNothingElse() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = "<?xml version=\"1.0\"?><vms a=\"b\"><vm id=\"1\"><name>ü&amp;</name></vm></vms>"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = good.clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            String which = "seed " + seed + ", case " + i;
            assertThat(outcome(bytes)).as(which).isIn("a tree", "bad XML");
        }
    }

    private static String outcome(byte[] bytes) {
        try {
            return XmlTree.parse(bytes).name().isEmpty() ? "nameless" : "a tree";
        } catch (BadXml e) {
            return "bad XML";
        } catch (RuntimeException | StackOverflowError e) {
            return e.toString();
        }
    }
}
