package io.chainkeeper.force.liars;

import static io.chainkeeper.force.liars.HonestAnswer.raw;
import static io.chainkeeper.lab.trouble.RawAnswer.End.CLOSES;
import static io.chainkeeper.lab.trouble.RawAnswer.End.STAYS;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lies of an image server about the piece of a disk that it sends.
final class RangeLies {
    private static final Pattern RANGE = Pattern.compile("(?i)content-range: bytes (\\d+)-(\\d+)/(\\d+)");

    private RangeLies() {}

    static List<Lie> all() {
        return List.of(
                range("200 for 206", h -> h.below(h.head().replaceFirst("206 [^\r]*", "200 OK"))),
                range(
                        "200 for 206 without a range",
                        h -> h.below(h.without("Content-Range").replaceFirst("206 [^\r]*", "200 OK"))),
                range("206 without a range", h -> h.below(h.without("Content-Range"))),
                range("another place", h -> h.below(moved(h, 4096, 4096, 0))),
                range("a piece before it", h -> h.below(moved(h, -512, 0, 0))),
                range(
                        "a range longer than asked",
                        h -> raw(
                                moved(h, 0, 512, 0)
                                        .replaceFirst(
                                                "(?i)content-length: *\\d+",
                                                "Content-Length: " + (h.body().length + 512)),
                                Arrays.copyOf(h.body(), h.body().length + 512),
                                STAYS)),
                range(
                        "a range shorter than asked",
                        h -> raw(
                                moved(h, 0, -512, 0)
                                        .replaceFirst(
                                                "(?i)content-length: *\\d+",
                                                "Content-Length: " + (h.body().length - 512)),
                                Arrays.copyOf(h.body(), Math.max(0, h.body().length - 512)),
                                STAYS)),
                range(
                        "a shorter body that agrees with itself",
                        h -> h.with(Arrays.copyOf(h.body(), h.body().length / 2))),
                range(
                        "a longer body that agrees with itself",
                        h -> h.with(Arrays.copyOf(h.body(), h.body().length * 2))),
                range("another disk's size", h -> h.below(moved(h, 0, 0, 512))),
                range(
                        "a range that ends before it begins",
                        h -> h.below(RANGE.matcher(h.head()).replaceFirst("Content-Range: bytes 9-1/$3"))),
                range(
                        "a range in other units",
                        h -> h.below(h.head().replaceFirst("(?i)range: bytes", "Range: lines"))),
                range(
                        "a range beyond all numbers",
                        h -> h.below(RANGE.matcher(h.head())
                                .replaceFirst("Content-Range: bytes 0-" + "9".repeat(40) + "/*"))),
                range("two ranges", h -> h.below(h.lined("Content-Range: bytes 0-1/2"))),
                range(
                        "several parts",
                        h -> h.below(h.head()
                                .replaceFirst(
                                        "(?i)content-type: [^\r]*", "Content-Type: multipart/byteranges; boundary=x"))),
                range(
                        "416",
                        h -> raw("HTTP/1.1 416 No\r\nContent-Range: bytes */1\r\nContent-Length: 0\r\n\r\n", STAYS)),
                range("500 with a range", h -> h.below(h.head().replaceFirst("206 [^\r]*", "500 Broken"))),
                range("403", h -> raw("HTTP/1.1 403 No\r\nContent-Length: 4\r\n\r\ngone", CLOSES)));
    }

    private static Lie range(String name, Function<HonestAnswer, RawAnswer> made) {
        return Lie.of(
                name, Lie.Kind.RANGE, h -> h.range() && RANGE.matcher(h.head()).find() && h.body().length > 512, made);
    }

    private static String moved(HonestAnswer honest, long first, long last, long size) {
        Matcher range = RANGE.matcher(honest.head());
        return range.replaceFirst(m -> "Content-Range: bytes " + plus(m.group(1), first) + "-" + plus(m.group(2), last)
                + "/" + plus(m.group(3), size));
    }

    private static String plus(String number, long more) {
        return Long.toString(Long.parseLong(number) + more);
    }
}
