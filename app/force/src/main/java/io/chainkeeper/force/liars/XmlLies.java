package io.chainkeeper.force.liars;

import static io.chainkeeper.force.liars.HonestAnswer.raw;
import static io.chainkeeper.lab.trouble.RawAnswer.End.GOES_ON;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Lies of an engine within well-formed HTTP.
final class XmlLies {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile(">\\d+<");
    private static final Pattern WORD = Pattern.compile(">[a-z_]+<");
    private static final Pattern ELEMENT = Pattern.compile("<([a-z_]+)>[^<]*</\\1>");
    private static final Pattern ROOT = Pattern.compile("<[a-z_]+");

    private XmlLies() {}

    static List<Lie> all() {
        return List.of(
                text("an entity bomb", XmlLies::bomb),
                text("an external entity", xml -> doctype(xml, "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&x;")),
                text(
                        "an external entity of a parameter",
                        xml -> doctype(xml, "<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;", "")),
                text("an external DTD", xml -> "<!DOCTYPE c SYSTEM 'https://127.0.0.1:1/x'>" + declared(xml)),
                text("deep nesting", xml -> "<a>".repeat(50_000)),
                text("deep nesting within", xml -> within(xml, "<a>".repeat(20_000) + "</a>".repeat(20_000))),
                text("half a million elements", xml -> within(xml, "<a/>".repeat(500_000))),
                text("a thousand attributes", xml -> within(xml, "<a" + attributes() + "/>")),
                text("a name of a megabyte", xml -> within(xml, "<" + "n".repeat(1 << 20) + "/>")),
                text(
                        "a text of ten megabytes",
                        xml -> within(xml, "<description>" + "t".repeat(10 << 20) + "</description>")),
                body(
                        "elements without end",
                        h -> raw(h.without("Content-Length") + rooted(h) + "<x/>".repeat(256), GOES_ON)),
                text("XML that is cut", xml -> xml.substring(0, xml.length() / 2)),
                text("XML that goes on", xml -> xml + xml),
                text("another root", xml -> "<hosts><host id='x'/></hosts>"),
                text("an empty root", xml -> xml.replaceFirst("(?s)(<[a-z_]+)[ />].*", "$1/>")),
                text(
                        "a fault",
                        xml -> "<fault><reason>Operation Failed</reason><detail>[Cannot do it.]</detail></fault>"),
                text("an action without a status", xml -> "<action/>"),
                text("a namespace", xml -> ROOT.matcher(xml).replaceFirst("$0 xmlns='urn:x'")),
                text("control characters", xml -> within(xml, "<name>&#0;&#27;\u0007</name>")),
                text("another encoding", xml -> "<?xml version='1.0' encoding='UTF-7'?>" + declared(xml)),
                body("UTF-16 that says UTF-8", h -> h.with(h.text().getBytes(StandardCharsets.UTF_16))),
                body(
                        "bytes that are no UTF-8",
                        h -> h.with(
                                h.text().replace("<name>", "<name>\u00ff\u00fe").getBytes(HonestAnswer.WIRE))),
                each("an id that is none", ID, found -> "../../etc/passwd"),
                each(
                        "ids of something else",
                        ID,
                        found -> UUID.nameUUIDFromBytes(found.getBytes(StandardCharsets.UTF_8))
                                .toString()),
                each("ids in capitals", ID, found -> found.toUpperCase(java.util.Locale.ROOT)),
                each("huge numbers", NUMBER, found -> ">" + "9".repeat(40) + "<"),
                each("large numbers", NUMBER, found -> ">" + Long.MAX_VALUE + "<"),
                each("negative numbers", NUMBER, found -> ">-1<"),
                each("fractions", NUMBER, found -> ">1e3<"),
                each("words for numbers", NUMBER, found -> ">many<"),
                each("unknown words", WORD, found -> ">unheard_of<"),
                each("no words", WORD, found -> "><"),
                some("one unknown word", WORD, found -> ">unheard_of<"),
                some(
                        "one other id",
                        ID,
                        found -> UUID.nameUUIDFromBytes(found.getBytes(StandardCharsets.UTF_8))
                                .toString()),
                some("one large number", NUMBER, found -> ">" + Long.MAX_VALUE + "<"),
                some("an element less", ELEMENT, found -> ""),
                some("an element twice", ELEMENT, found -> found + found),
                some("an element within itself", ELEMENT, found -> "<x>" + found + "</x>"),
                text(
                        "a phase that never ends",
                        xml -> xml.replaceAll("<(phase|status|state)>[a-z_]*<", "<$1>initializing<")),
                text(
                        "a status that never changes",
                        xml -> xml.replaceAll("<(phase|status|state)>[a-z_]*<", "<$1>locked<")));
    }

    private static Lie body(String name, Function<HonestAnswer, RawAnswer> made) {
        return Lie.of(name, Lie.Kind.XML, HonestAnswer::xml, made);
    }

    private static Lie text(String name, UnaryOperator<String> made) {
        return body(name, honest -> honest.with(made.apply(honest.text())));
    }

    private static Lie each(String name, Pattern what, UnaryOperator<String> other) {
        return new Lie(
                name,
                Lie.Kind.XML,
                h -> h.xml() && what.matcher(h.text()).find(),
                (h, random) -> h.with(what.matcher(h.text()).replaceAll(m -> quoted(other.apply(m.group())))));
    }

    /// One of them, by chance.
    private static Lie some(String name, Pattern what, UnaryOperator<String> other) {
        return new Lie(
                name,
                Lie.Kind.XML,
                h -> h.xml() && what.matcher(h.text()).find(),
                (h, random) -> h.with(one(h.text(), what, other, random)));
    }

    private static String one(String xml, Pattern what, UnaryOperator<String> other, Random random) {
        List<MatchResult> all = new ArrayList<>(what.matcher(xml).results().toList());
        MatchResult chosen = all.get(random.nextInt(all.size()));
        return xml.substring(0, chosen.start()) + other.apply(chosen.group()) + xml.substring(chosen.end());
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    private static String declared(String xml) {
        return xml.replaceFirst("^<\\?xml[^>]*>", "");
    }

    private static String rooted(HonestAnswer honest) {
        return declared(honest.text()).replaceFirst("(?s)^\\s*(<[a-z_]+)[ />].*", "$1>");
    }

    /// The text with something more within its root.
    private static String within(String xml, String more) {
        int at = xml.lastIndexOf("</");
        return at < 0 ? xml : xml.substring(0, at) + more + xml.substring(at);
    }

    private static String doctype(String xml, String declaration, String use) {
        return "<!DOCTYPE c [" + declaration + "]>" + within(declared(xml), "<name>" + use + "</name>");
    }

    private static String bomb(String xml) {
        StringBuilder entities = new StringBuilder("<!ENTITY a0 'ha'>");
        for (int i = 1; i < 12; i++) {
            entities.append("<!ENTITY a")
                    .append(i)
                    .append(" '")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return doctype(xml, entities.toString(), "&a11;");
    }

    private static String attributes() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            all.append(" a").append(i).append("='x'");
        }
        return all.toString();
    }
}
