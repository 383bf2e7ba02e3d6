package io.chainkeeper.lab.http;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says anything to a peer, HTTP or not, and counts what the peer took of it.
final class RawSpeech {
    private static final Logger log = LoggerFactory.getLogger(RawSpeech.class);

    /// What is said again and again when an answer never ends.
    private static final int TAIL = 1 << 10;

    /// Repeated so often in one piece that the end of a peer's patience is all that is measured.
    private static final int AT_ONCE = 64;

    private final PeerOutput out;
    private final PeerInput in;
    private long taken;

    RawSpeech(PeerOutput out, PeerInput in) {
        this.out = out;
        this.in = in;
    }

    /// Bytes that went out.
    long taken() {
        return taken;
    }

    /// Says it.
    ///
    /// @return whether the connection lasts
    boolean say(RawAnswer what) {
        try {
            byte[] bytes = what.bytes();
            if (what.pause().isZero()) {
                send(bytes, bytes.length);
            } else {
                drip(bytes, what.pause().toMillis());
            }
            return switch (what.end()) {
                case STAYS -> true;
                case CLOSES -> false;
                case HANGS -> {
                    awaitEnd();
                    yield false;
                }
                case GOES_ON -> {
                    goOn(bytes);
                    yield false;
                }
            };
        } catch (IOException e) {
            log.debug("the peer went after {} bytes: {}", taken, e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void send(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        out.flush();
        taken += length;
    }

    private void drip(byte[] bytes, long pause) throws IOException, InterruptedException {
        for (byte each : bytes) {
            Thread.sleep(pause);
            send(new byte[] {each}, 1);
        }
    }

    private void awaitEnd() throws IOException {
        byte[] away = new byte[TAIL];
        while (in.read(away, 0, away.length) >= 0) {
            // The client still says something, perhaps the next request.
        }
    }

    private void goOn(byte[] bytes) throws IOException {
        int tail = Math.min(bytes.length, TAIL);
        if (tail == 0) {
            return;
        }
        byte[] many = new byte[tail * AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            System.arraycopy(bytes, bytes.length - tail, many, i * tail, tail);
        }
        while (true) {
            send(many, many.length);
        }
    }
}
