package io.chainkeeper.force.liars;

import static io.chainkeeper.force.liars.HonestAnswer.raw;
import static io.chainkeeper.lab.trouble.RawAnswer.End.CLOSES;
import static io.chainkeeper.lab.trouble.RawAnswer.End.GOES_ON;
import static io.chainkeeper.lab.trouble.RawAnswer.End.HANGS;
import static io.chainkeeper.lab.trouble.RawAnswer.End.STAYS;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Lies that any server can tell instead of any answer: about HTTP, and instead of it.
final class WireLies {
    private static final String HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    private static final String PAGE = "<!DOCTYPE html><html><body><h1>Sorry<br></h1></body></html>";
    private static final Duration DRIP = Duration.ofMillis(40);

    private WireLies() {}

    static List<Lie> all() {
        return List.of(
                any("nothing", h -> raw("", CLOSES)),
                any("silence", h -> raw("", HANGS)),
                any("no HTTP", h -> raw("SSH-2.0-OpenSSH_9.2\r\n", CLOSES)),
                any("a status that is no number", h -> raw("HTTP/1.1 2x0 OK\r\n\r\n", CLOSES)),
                any("a status of six digits", h -> raw("HTTP/1.1 200200 OK\r\n\r\n", CLOSES)),
                any("HTTP/2 in clear words", h -> raw("HTTP/2 200\r\n\r\n", CLOSES)),
                any("HTTP/0.9", h -> new RawAnswer(h.body(), CLOSES)),
                any("a status line without end", h -> raw("HTTP/1.1 200 " + "x".repeat(1024), GOES_ON)),
                any(
                        "a header without end",
                        h -> raw(h.head().replace("\r\n\r\n", "\r\nX: " + "y".repeat(1024)), GOES_ON)),
                any("a flood of headers", h -> raw("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(171), GOES_ON)),
                any("ten thousand headers", h -> h.below(h.lined("A: b\r\n".repeat(10_000) + "B: c"))),
                any("a header of a megabyte", h -> h.below(h.lined("A: " + "b".repeat(1 << 20)))),
                any("interim answers without end", h -> raw("HTTP/1.1 100 Continue\r\n\r\n".repeat(40), GOES_ON)),
                any("a switch of protocols", h -> raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", HANGS)),
                any("a head that stops", h -> raw(h.head().substring(0, h.head().length() / 2), HANGS)),
                any(
                        "a head that is cut",
                        h -> raw(h.head().substring(0, h.head().length() / 2), CLOSES)),
                body("a body that stops", h -> raw(h.head(), half(h.body()), HANGS)),
                body("a body that is cut", h -> raw(h.head(), half(h.body()), CLOSES)),
                any("a length that is no number", h -> h.below(h.sized("many"))),
                any("a negative length", h -> h.below(h.sized("-10"))),
                any("a length beyond all numbers", h -> raw(h.sized("9".repeat(30)), h.body(), HANGS)),
                any("two lengths", h -> h.below(h.lined("Content-Length: 1"))),
                any("no length, and no end", h -> raw(h.without("Content-Length") + "z".repeat(1024), GOES_ON)),
                body("a length too short", h -> raw(h.sized(h.body().length - 1), h.body(), STAYS)),
                any("a length too long", h -> raw(h.sized(h.body().length + 1), h.body(), CLOSES)),
                any("a length too long, and waiting", h -> raw(h.sized(h.body().length + 1), h.body(), HANGS)),
                any("a body of ten gigabytes", h -> raw(h.sized(10L << 30) + "z".repeat(1024), GOES_ON)),
                any("chunks of no size", h -> raw(chunked(h) + "zz\r\n", h.body(), CLOSES)),
                any("a chunk beyond all numbers", h -> raw(chunked(h) + "ffffffffffff\r\n<", HANGS)),
                any("chunks without end", h -> raw(chunked(h) + "4\r\n    \r\n".repeat(128), GOES_ON)),
                any("trailers without end", h -> raw(chunked(h) + "0\r\n" + "A: b\r\n".repeat(180), GOES_ON)),
                any("an unknown transfer encoding", h -> h.below(h.lined("Transfer-Encoding: rot13"))),
                any("an unknown content encoding", h -> h.below(h.lined("Content-Encoding: rot13"))),
                any("gzip that is none", h -> h.below(h.lined("Content-Encoding: gzip"))),
                any("one byte a minute", h -> new RawAnswer(h.whole(), CLOSES, DRIP)),
                any("the answer twice", h -> raw(h.head(), twice(h), STAYS)),
                any("a page instead", h -> raw(HTML + "Content-Length: " + PAGE.length() + "\r\n\r\n" + PAGE, STAYS)),
                any("a page with the right type", h -> h.with(PAGE)),
                any("an empty body", h -> h.with(new byte[0])),
                any("a redirect", h -> raw("HTTP/1.1 307 T\r\nLocation: https://127.0.0.1:1/\r\n\r\n", CLOSES)),
                new Lie("another status", Lie.Kind.WIRE, h -> true, WireLies::status),
                new Lie(
                        "another status with an empty body",
                        Lie.Kind.WIRE,
                        h -> true,
                        (h, r) -> status(HonestAnswer.of(h.with(new byte[0]).bytes()), r)),
                new Lie(
                        "a page with another status",
                        Lie.Kind.WIRE,
                        h -> true,
                        (h, r) -> status(HonestAnswer.of(h.with(PAGE).bytes()), r)));
    }

    private static Lie any(String name, Function<HonestAnswer, RawAnswer> made) {
        return Lie.of(name, Lie.Kind.WIRE, honest -> true, made);
    }

    private static Lie body(String name, Function<HonestAnswer, RawAnswer> made) {
        return Lie.of(name, Lie.Kind.WIRE, honest -> honest.body().length > 1, made);
    }

    private static RawAnswer status(HonestAnswer honest, Random random) {
        int status = 200 + random.nextInt(400);
        return raw("HTTP/1.1 " + status + honest.head().substring(12), honest.body(), STAYS);
    }

    private static String chunked(HonestAnswer honest) {
        return honest.without("Content-Length").replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    private static byte[] half(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private static byte[] twice(HonestAnswer honest) {
        byte[] again = honest.whole();
        byte[] body = honest.body();
        byte[] all = Arrays.copyOf(body, body.length + again.length);
        System.arraycopy(again, 0, all, body.length, again.length);
        return all;
    }
}
