package io.chainkeeper.force.liars;

import static io.chainkeeper.force.liars.HonestAnswer.raw;
import static io.chainkeeper.lab.trouble.RawAnswer.End.GOES_ON;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lies in JSON: of sign-in pages and image servers, and about extents.
final class JsonLies {
    private static final Pattern FIRST_LENGTH = Pattern.compile("\"length\": ?(\\d+)");
    private static final Pattern START = Pattern.compile("\"start\": ?\\d+");

    private JsonLies() {}

    static List<Lie> all() {
        return List.of(
                text("null", json -> "null"),
                text("a number", json -> "17"),
                text("an empty object", json -> "{}"),
                text("an empty list", json -> "[]"),
                text("deep JSON", json -> "[".repeat(100_000)),
                text("deep JSON in a field", json -> "{\"x\":" + "[".repeat(100_000)),
                text("JSON that is cut", json -> json.substring(0, json.length() / 2)),
                text("JSON that goes on", json -> json + json),
                text("single quotes", json -> json.replace('"', '\'')),
                text("comments", json -> "/* why */" + json),
                text("numbers as words", json -> json.replaceAll(": ?(\\d+)", ": \"$1\"")),
                text("truth as words", json -> json.replaceAll("true|false", "\"$0\"")),
                text("truth as numbers", json -> json.replace("true", "1").replace("false", "0")),
                text("fractions", json -> json.replaceAll(": ?(\\d+)", ": $1.5")),
                text("huge numbers", json -> json.replaceAll(": ?(\\d+)", ": " + "9".repeat(22))),
                text("a number of a megabyte", json -> json.replaceAll(": ?\\d+", ": " + "9".repeat(1 << 20))),
                text("exponents", json -> json.replaceAll(": ?\\d+", ": 1e400")),
                text("negative numbers", json -> json.replaceAll(": ?(\\d+)", ": -$1")),
                text("a name of a megabyte", json -> json.replaceFirst("\\{", "{\"" + "n".repeat(1 << 20) + "\": 1, ")),
                text(
                        "a word of a megabyte",
                        json -> json.replaceAll(": ?\"[^\"]*\"", ": \"" + "w".repeat(1 << 20) + "\"")),
                text("objects for words", json -> json.replaceAll(": ?\"[^\"]*\"", ": {\"a\": 1}")),
                text("lists for words", json -> json.replaceAll(": ?\"[^\"]*\"", ": [1]")),
                text("words for lists", json -> json.replaceAll("\\[[^\\]]*\\]", "\"x\"")),
                text("names twice", json -> json.replaceAll("(\"[a-z_]+\": ?[^,}\\[]+)([,}])", "$1, $1$2")),
                text("no connections", json -> json.replaceAll("(max_[a-z]+\": ?)\\d+", "$10")),
                text("a billion connections", json -> json.replaceAll("(max_[a-z]+\": ?)\\d+", "$11000000000")),
                text(
                        "features that nobody knows",
                        json -> json.replaceAll("\"(extents|checksum|zero|flush)\"", "\"magic\"")),
                body("spaces without end", h -> raw(h.without("Content-Length") + "[" + " ".repeat(1024), GOES_ON)),
                body(
                        "extents without end",
                        h -> raw(
                                h.without("Content-Length") + "["
                                        + "{\"start\":0,\"length\":0,\"zero\":true},".repeat(30),
                                GOES_ON)),
                extents("extents that overlap", json -> longer(json, 4096)),
                extents("extents with a gap", json -> longer(json, -4096)),
                extents("extents out of order", JsonLies::swapped),
                extents(
                        "extents that begin anywhere",
                        json -> START.matcher(json).replaceAll("\"start\": 4096")),
                extents("extents of no length", json -> json.replaceAll("\"length\": ?\\d+", "\"length\": 0")),
                extents("extents beyond the disk", JsonLies::beyond),
                extents("one extent twice", json -> json.replaceFirst("(\\{[^}]*\\})", "$1, $1")),
                extents("an extent less", json -> json.replaceFirst("\\{[^}]*\\}, ?", "")),
                extents("half of the disk", JsonLies::half),
                extents(
                        "extents that do not say what they hold",
                        json -> json.replaceAll("\"(zero|dirty)\"", "\"$1s\"")),
                extents("dirt without zero", json -> json.replaceAll(", ?\"zero\": ?(true|false)", "")),
                extents("all is zero", json -> json.replaceAll("\"zero\": ?false", "\"zero\": true")),
                extents("nothing is dirty", json -> json.replaceAll("\"dirty\": ?true", "\"dirty\": false")),
                extents("petabytes", json -> json.replaceAll("\"length\": ?\\d+", "\"length\": " + (1L << 51))),
                extents(
                        "lengths that overflow",
                        json -> json.replaceAll("\"length\": ?\\d+", "\"length\": " + Long.MAX_VALUE)),
                checksum("another checksum", json -> json.replaceAll("(checksum\": ?\")[0-9a-f]{8}", "$100000000")),
                checksum(
                        "a checksum that is none",
                        json -> json.replaceAll("(checksum\": ?\")[0-9a-f]{8}", "$1zzzzzzzz")),
                checksum("a checksum of another kind", json -> json.replaceAll("sha256", "md5")));
    }

    private static Lie body(String name, Function<HonestAnswer, RawAnswer> made) {
        return Lie.of(name, Lie.Kind.JSON, HonestAnswer::json, made);
    }

    private static Lie text(String name, UnaryOperator<String> made) {
        return body(name, honest -> honest.with(made.apply(honest.text())));
    }

    private static Lie checksum(String name, UnaryOperator<String> made) {
        return Lie.of(name, Lie.Kind.CHECKSUM, HonestAnswer::json, honest -> honest.with(made.apply(honest.text())));
    }

    private static Lie extents(String name, UnaryOperator<String> made) {
        return Lie.of(
                name,
                Lie.Kind.EXTENTS,
                honest -> honest.json() && honest.text().contains("\"start\""),
                honest -> honest.with(made.apply(honest.text())));
    }

    private static String longer(String json, long by) {
        Matcher first = FIRST_LENGTH.matcher(json);
        return first.replaceFirst(m -> "\"length\": " + (Long.parseLong(m.group(1)) + by));
    }

    private static String swapped(String json) {
        String[] all = json.replaceAll("^\\s*\\[|\\]\\s*$", "").split("(?<=\\}), ?", -1);
        List<String> order = new java.util.ArrayList<>(List.of(all));
        java.util.Collections.reverse(order);
        return "[" + String.join(", ", order) + "]";
    }

    private static String beyond(String json) {
        String more = ", {\"start\": " + end(json)
                + ", \"length\": 65536, \"zero\": false, \"hole\": false, \"dirty\": true}]";
        return json.replaceFirst("\\]\\s*$", Matcher.quoteReplacement(more));
    }

    /// All but the last half of the last extent.
    private static String half(String json) {
        int at = json.lastIndexOf("\"length\"");
        return json.substring(0, at) + longer(json.substring(at), -512);
    }

    private static long end(String json) {
        return FIRST_LENGTH
                .matcher(json)
                .results()
                .mapToLong(m -> Long.parseLong(m.group(1)))
                .sum();
    }
}
