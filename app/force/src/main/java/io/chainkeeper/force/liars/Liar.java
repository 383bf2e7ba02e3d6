package io.chainkeeper.force.liars;

import io.chainkeeper.force.Tally;
import io.chainkeeper.lab.trouble.RawAnswer;
import io.chainkeeper.lab.trouble.Watcher;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;

/// Engine and image server of a lab, who tell a [Tale] while they have one and the truth otherwise.
final class Liar implements Watcher {
    private static final int LARGE = 1 << 20;

    /// The largest answer that an engine may give is 32 MiB. In chunks of four bytes twice as much travels, and some
    /// lies in buffers of the network; in bytes.
    private static final long MOST_LISTENED = 96L << 20;

    private final Tally tally;

    private final Semaphore large;
    private final Map<Asked, Integer> asked = new LinkedHashMap<>();
    private Optional<Tale> tale = Optional.empty();
    private Random random = new Random(0);
    private int told;
    private boolean aboutBytes;
    private boolean holdsLarge;
    private long most;

    /// @param large what must be had for a large answer until all is over: the memory that it takes is to be measured,
    ///              not that of many at once
    Liar(Tally tally, Semaphore large) {
        this.tally = tally;
        this.large = large;
    }

    /// Tells something from now on.
    synchronized void tells(Tale what, long seed) {
        tale = Optional.of(what);
        random = new Random(seed);
        forget();
    }

    /// Tells the truth from now on.
    synchronized void isHonest() {
        tale = Optional.empty();
        if (holdsLarge) {
            large.release();
            holdsLarge = false;
        }
    }

    /// Starts to listen anew.
    synchronized void forget() {
        asked.clear();
        told = 0;
        aboutBytes = false;
    }

    /// What was asked how often.
    synchronized Map<Asked, Integer> asked() {
        return new HashMap<>(asked);
    }

    /// How many lies were told.
    synchronized int told() {
        return told;
    }

    /// Whether one of them was about what a disk holds.
    synchronized boolean liedAboutBytes() {
        return aboutBytes;
    }

    /// How much of one lie was listened to at most, in bytes.
    synchronized long most() {
        return most;
    }

    @Override
    public synchronized Fate asked(Server server, String method, String path) {
        Asked what = Asked.of(server, method, path);
        int times = asked.merge(what, 1, Integer::sum);
        return tale.isPresent() && isTime(tale.get().aim(), what, times) ? Fate.FALSIFIED : Fate.ANSWERED;
    }

    private boolean isTime(Tale.Aim aim, Asked what, int times) {
        return switch (aim) {
            case Tale.Aim.At(Asked wanted, int nth, boolean always) ->
                wanted.equals(what) && (always ? times >= nth : times == nth);
            case Tale.Aim.OneIn(int rarely) -> random.nextInt(rarely) == 0;
        };
    }

    @Override
    public RawAnswer instead(Server server, String method, String path, byte[] honest) {
        Optional<RawAnswer> said = chosen(honest);
        if (said.isEmpty()) {
            tally.count("lies that did not fit");
            return new RawAnswer(honest, RawAnswer.End.STAYS);
        }
        synchronized (this) {
            told++;
            aboutBytes |= server == Server.IMAGES && method.equals("GET");
        }
        tally.count("lies told");
        if (said.get().end() == RawAnswer.End.GOES_ON || said.get().bytes().length > LARGE) {
            waitForRoom();
        }
        return said.get();
    }

    private void waitForRoom() {
        synchronized (this) {
            if (holdsLarge) {
                return;
            }
        }
        large.acquireUninterruptibly();
        synchronized (this) {
            if (holdsLarge || tale.isEmpty()) {
                large.release(); // has it already, or needs it no more
            }
            holdsLarge = tale.isPresent();
        }
    }

    private synchronized Optional<RawAnswer> chosen(byte[] honest) {
        return tale.flatMap(what -> what.lie().instead(HonestAnswer.of(honest), random));
    }

    @Override
    public void toldInstead(Server server, String method, String path, RawAnswer said, long bytes) {
        if (said.end() == RawAnswer.End.GOES_ON) {
            tally.count("answers without end");
        }
        synchronized (this) {
            most = Math.max(most, bytes);
            if (bytes > MOST_LISTENED) {
                tally.found(bytes + " bytes were taken of an answer to " + method + " " + path + ": " + tale);
            }
        }
    }
}
