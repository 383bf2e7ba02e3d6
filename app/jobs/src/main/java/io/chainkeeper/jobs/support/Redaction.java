package io.chainkeeper.jobs.support;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a text what lets somebody in. The program writes no secret down; this is for what others wrote, and
/// in case it does one day.
///
/// What repeats in a pattern has a bound, so that a long line costs no more than a short one for each character.
///
/// By what it is called (headers, keys, the parts of an address), and by what it is, when that is known.
public final class Redaction {
    private static final String REMOVED = "[removed]";

    /// A shorter one would be found in innocent words, and protects nothing.
    private static final int SHORTEST_SECRET = 4;

    private static final String KEYS =
            "(?:[\\w-]{0,40}(?:password|passwd|passphrase|secret|token|api[_-]?key|private[_-]?key|credential|ticket)s?|pwd)";

    private record Rule(Pattern found, String instead) {
        static Rule of(String found, String instead) {
            return new Rule(Pattern.compile(found, Pattern.CASE_INSENSITIVE), instead);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)", REMOVED),
            Rule.of("((?:proxy-)?authorization|(?:set-)?cookie)(\\s{0,9}[:=]\\s{0,9})[^\\r\\n]+", "$1$2" + REMOVED),
            Rule.of("\\b(bearer|basic)\\s{1,9}[\\w.~+/=-]{8,}", "$1 " + REMOVED),
            Rule.of("(\"" + KEYS + "\"\\s{0,9}:\\s{0,9})\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,200}", "$1\"" + REMOVED),
            Rule.of("(<(" + KEYS + ")(?:\\s[^>]{0,500})?>)[^<]*", "$1" + REMOVED),
            Rule.of(
                    "\\b(" + KEYS + "\\s{0,9}[=:]\\s{0,9})(?:\"[^\"\\r\\n]*\"|'[^'\\r\\n]*'|[^\\s,;&\"'<>]+)",
                    "$1" + REMOVED),
            Rule.of("\\b([a-z][a-z0-9+.-]{0,20}://)[^\\s/@\"'<>]{1,500}@", "$1" + REMOVED + "@"),
            Rule.of("(/images/[0-9a-z]{4})[0-9a-z-]+", "$1…"),
            Rule.of("(https?://[^\\s?#\"'<>]{0,2000}\\?)[^\\s\"'<>]+", "$1" + REMOVED));

    private final List<String> known;

    /// @param known secrets that are at hand, to be found wherever they stand
    public Redaction(Collection<String> known) {
        this.known = known.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    /// By names and shapes alone.
    public static Redaction ofShapes() {
        return new Redaction(List.of());
    }

    /// The text without what lets somebody in.
    public String of(String text) {
        String clean = text;
        for (String secret : known) {
            clean = clean.replace(secret, REMOVED);
        }
        for (Rule rule : RULES) {
            Matcher found = rule.found().matcher(clean);
            clean = found.replaceAll(rule.instead());
        }
        return clean;
    }
}
