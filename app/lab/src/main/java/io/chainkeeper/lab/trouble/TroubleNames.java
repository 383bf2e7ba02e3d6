package io.chainkeeper.lab.trouble;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Troubles as somebody types them.
final class TroubleNames {
    static final List<Trouble> PLAIN = List.of(
            Trouble.html503(),
            Trouble.ticketExpired(),
            Trouble.lostCheckpoint(),
            Trouble.diskLocked(),
            Trouble.incrementalRefused(),
            Trouble.shortBody(),
            Trouble.wrongRange(),
            Trouble.serverError500(),
            Trouble.tokenExpired(),
            Trouble.slowMerge(),
            Trouble.backupFails(),
            Trouble.mergeFails(),
            Trouble.snapshotDoubtful());

    private TroubleNames() {}

    static List<String> all() {
        Stream<String> happenings =
                Arrays.stream(Happening.values()).map(h -> h.hasChoice() ? h.code() + ":WHEN" : h.code());
        return Stream.of(Stream.of("drop-after:N", "slow:N"), PLAIN.stream().map(Trouble::name), happenings)
                .flatMap(names -> names)
                .toList();
    }

    static Trouble parse(String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        int colon = typed.indexOf(':');
        String name = colon < 0 ? typed : typed.substring(0, colon);
        Optional<String> more = colon < 0 ? Optional.empty() : Optional.of(typed.substring(colon + 1));
        return plain(name, more)
                .or(() -> numbered(name, more))
                .or(() -> happening(name, more))
                .orElseThrow(() -> new IllegalArgumentException("no such trouble: " + text + ". Known: "
                        + String.join(", ", all()) + ", WHEN being one of " + String.join(", ", moments())));
    }

    private static List<String> moments() {
        return Arrays.stream(Moment.values()).map(Moment::code).toList();
    }

    private static Optional<Trouble> plain(String name, Optional<String> more) {
        return PLAIN.stream()
                .filter(t -> more.isEmpty() && t.name().equals(name))
                .findFirst();
    }

    private static Optional<Trouble> numbered(String name, Optional<String> more) {
        return more.filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .flatMap(number -> switch (name) {
                    case "drop-after" -> Optional.of(Trouble.dropAfter(number));
                    case "slow" -> Optional.of(Trouble.slow(number));
                    default -> Optional.empty();
                });
    }

    private static Optional<Trouble> happening(String name, Optional<String> more) {
        return Arrays.stream(Happening.values())
                .filter(h -> h.code().equals(name))
                .findFirst()
                .flatMap(h -> moment(h, more).map(when -> Trouble.happens(h, when)));
    }

    private static Optional<Moment> moment(Happening what, Optional<String> typed) {
        return typed.isEmpty()
                ? Optional.of(what.usual())
                : Arrays.stream(Moment.values())
                        .filter(m -> what.canBe(m) && m.code().equals(typed.get()))
                        .findFirst();
    }
}
