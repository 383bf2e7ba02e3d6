package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.settings.Notifications;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings notices to their ways, and tries again what did not get through: after one minute, then two, up to an hour,
/// for a day. A notice that is older tells nothing any more.
final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration TELLS_NOTHING_AFTER = Duration.ofDays(1);
    private static final int MOST_WAITING = 50;
    private final InstantSource now;
    private final Backoff sending = new Backoff();
    private final Backoff asking = new Backoff();

    Delivery(InstantSource now) {
        this.now = now;
    }

    private final class Backoff {
        private Duration pause = Duration.ZERO;
        private Instant notBefore = Instant.MIN;

        boolean over() {
            return !now.instant().isBefore(notBefore);
        }

        void reset() {
            pause = Duration.ZERO;
            notBefore = Instant.MIN;
        }

        void longer() {
            Duration doubled = pause.multipliedBy(2);
            pause = pause.isZero() ? FIRST_PAUSE : doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            notBefore = now.instant().plus(pause);
        }
    }

    /// Adds a notice for every way that is switched on.
    Told queue(Told told, Optional<Notice> notice, Notifications how) {
        Set<Channel.Way> ways = ways(how);
        if (notice.isEmpty() || ways.isEmpty()) {
            return told;
        }
        List<Told.Waiting> all = new ArrayList<>(told.waiting());
        all.add(new Told.Waiting(notice.get(), ways));
        sending.reset();
        return told.withWaiting(all.subList(Math.max(0, all.size() - MOST_WAITING), all.size()));
    }

    private static Set<Channel.Way> ways(Notifications how) {
        Set<Channel.Way> all = EnumSet.noneOf(Channel.Way.class);
        if (how.desktop()) {
            all.add(Channel.Way.DESKTOP);
        }
        how.mail().ifPresent(_ -> all.add(Channel.Way.MAIL));
        how.webhook().ifPresent(_ -> all.add(Channel.Way.WEBHOOK));
        return all;
    }

    /// Sends what waits, unless it is too early to try again.
    ///
    /// @return what still waits
    Told deliver(Told told, List<Channel> channels, NoticeWords words) {
        if (!sending.over()) {
            return told;
        }
        List<Told.Waiting> left = new ArrayList<>();
        for (Told.Waiting each : told.waiting()) {
            Set<Channel.Way> ways = send(each, channels, words);
            boolean tells = each.notice().at().plus(TELLS_NOTHING_AFTER).isAfter(now.instant());
            if (!ways.isEmpty() && tells) {
                left.add(new Told.Waiting(each.notice(), ways));
            }
        }
        if (left.isEmpty()) {
            sending.reset();
        } else {
            sending.longer();
        }
        return told.withWaiting(left);
    }

    /// A screen that is not there is no trouble: nobody sits before it. Everything else is tried again.
    private static Set<Channel.Way> send(Told.Waiting waiting, List<Channel> channels, NoticeWords words) {
        Set<Channel.Way> left = EnumSet.noneOf(Channel.Way.class);
        Message message = words.of(waiting.notice());
        for (Channel channel : channels) {
            if (waiting.ways().contains(channel.way())) {
                try {
                    channel.send(message);
                } catch (ChannelFailed failed) {
                    log.warn(
                            "a notice did not get through by {}: {} {}",
                            channel.way(),
                            failed.reason(),
                            failed.detail());
                    if (channel.way() != Channel.Way.DESKTOP) {
                        left.add(channel.way());
                    }
                }
            }
        }
        return left;
    }

    boolean mayAskAgain() {
        return asking.over();
    }

    void answered() {
        asking.reset();
    }

    void didNotAnswer() {
        asking.longer();
    }
}
