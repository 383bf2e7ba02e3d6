package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.http.Connection;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.lab.trouble.Troubles;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The troubles of image data that have struck and still last: broken connections, slow ones, and the count of bytes
/// after which a connection is cut.
final class Strikes {
    private static final long NOT_COUNTING = Long.MAX_VALUE;

    private final Troubles troubles;
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();
    private final Map<Long, Pace> slow = new ConcurrentHashMap<>();
    private final AtomicLong untilDrop = new AtomicLong(NOT_COUNTING);

    Strikes(Troubles troubles) {
        this.troubles = troubles;
    }

    /// Called at the beginning of each data request: lets troubles strike that are about its ticket or connection.
    ///
    /// @throws Refused when one of them is this request's answer
    void strike(Ticket ticket, Connection connection) throws Refused {
        long number = connection.number();
        if (troubles.take(Trouble.ServerError500.class).isPresent()) {
            broken.add(number);
            connection.whenClosed(() -> broken.remove(number));
        }
        troubles.take(Trouble.Slow.class).ifPresent(rate -> {
            slow.put(number, new Pace(rate.bytesPerSecond()));
            connection.whenClosed(() -> slow.remove(number));
        });
        troubles.take(Trouble.DropAfter.class).ifPresent(drop -> untilDrop.set(drop.bytes()));
        if (troubles.take(Trouble.TicketExpired.class).isPresent()) {
            ticket.expire();
            throw Refused.forbidden("Transfer=" + ticket.id() + " expired");
        }
        if (broken.contains(number)) {
            throw Refused.failed(false);
        }
    }

    /// Whether the read at hand is to end too early.
    boolean shortBody() {
        return troubles.take(Trouble.ShortBody.class).isPresent();
    }

    /// Whether the read at hand is to be answered with another range.
    boolean wrongRange() {
        return troubles.take(Trouble.WrongRange.class).isPresent();
    }

    /// How many of the next `wanted` bytes may still be moved; fewer means: move these, then cut the connection.
    int allowed(int wanted) {
        if (untilDrop.get() == NOT_COUNTING) {
            return wanted;
        }
        long before =
                untilDrop.getAndUpdate(left -> left == NOT_COUNTING || left < wanted ? NOT_COUNTING : left - wanted);
        return before < wanted ? (int) before : wanted;
    }

    /// The most bytes to move at once: less on a slow connection, so that its rate looks even.
    int portion(Connection connection, int most) {
        Pace pace = slow.get(connection.number());
        return pace == null ? most : pace.portion(most);
    }

    /// Waits as long as a slow connection needs for so many bytes.
    void pace(Connection connection, int bytes) {
        Pace pace = slow.get(connection.number());
        if (pace != null) {
            pace.wait(bytes);
        }
    }
}
