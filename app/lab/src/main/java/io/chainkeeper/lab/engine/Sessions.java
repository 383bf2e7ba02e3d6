package io.chainkeeper.lab.engine;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Who is signed in. Safe for many threads.
final class Sessions {
    /// How long a session lives unused; transfers of image data don't count as use.
    static final Duration IDLE_LIMIT = Duration.ofMinutes(30);

    private static final int MOST_REMEMBERED = 1000;

    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> lastUse = new ConcurrentHashMap<>();
    private final Queue<String> given = new ConcurrentLinkedQueue<>();

    Sessions(InstantSource time) {
        this.time = time;
    }

    /// A new token.
    String open() {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        lastUse.put(token, time.instant());
        given.add(token);
        if (given.size() > MOST_REMEMBERED) {
            given.poll();
        }
        return token;
    }

    /// The last thousand tokens, good or not any more.
    List<String> given() {
        return List.copyOf(given);
    }

    /// Whether a token is good; if so it counts as used now.
    boolean use(String token) {
        Instant now = time.instant();
        return lastUse.computeIfPresent(token, (t, last) -> now.isAfter(last.plus(IDLE_LIMIT)) ? null : now) != null;
    }

    void close(String token) {
        lastUse.remove(token);
    }

    /// Forgets everybody.
    void closeAll() {
        lastUse.clear();
    }
}
