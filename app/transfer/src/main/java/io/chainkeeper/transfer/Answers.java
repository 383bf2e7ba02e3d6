package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Connection;
import io.chainkeeper.transfer.http.Head;
import java.io.IOException;

/// What the statuses of the images API mean.
final class Answers {
    private Answers() {}

    /// An order was carried out.
    static boolean done(Head head, Connection connection, long offset, long length) throws IOException {
        expect(200, head, connection, offset, length);
        connection.small(ServerText.MAX_BYTES);
        return true;
    }

    /// A small body as a whole.
    static byte[] whole(Connection connection, int limit) throws IOException {
        if (connection.remaining() > limit) {
            throw new BadAnswer("it is longer than " + limit + " bytes");
        }
        return connection.small(limit);
    }

    static void expect(int status, Head head, Connection connection) throws IOException {
        expect(status, head, connection, 0, 0);
    }

    /// Turns any other status into its exception. The status is looked at first: a 500 may carry a range as well.
    static void expect(int status, Head head, Connection connection, long offset, long length) throws IOException {
        if (head.status() == status) {
            return;
        }
        if (head.status() < 300) {
            throw new BadAnswer("its status is " + head.status() + " instead of " + status);
        }
        String text = ServerText.of(connection.small(ServerText.MAX_BYTES));
        throw switch (head.status()) {
            case 403 -> new TicketGone(text);
            case 416 -> new RangeRefused(offset, length, text);
            default -> new ServerTrouble(head.status(), text);
        };
    }
}
