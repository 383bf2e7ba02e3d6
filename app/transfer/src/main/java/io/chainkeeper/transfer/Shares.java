package io.chainkeeper.transfer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bucket of tokens, one per byte, that several transfers share: who may move how much now. Knows no clock and never
/// waits; for one thread at a time.
///
/// While tokens are left, the account that has had the least goes first, and may overdraw the bucket by what it asks
/// for; then nobody goes until the debt is paid. So pieces of any size are let through, none is starved by smaller
/// ones, and over time each run gets the same, however many disks it moves, and each disk of a run the same, however
/// many workers it has.
final class Shares {
    /// Tokens are saved up for this long, in seconds: a pause of all transfers is not made good by a flood.
    private static final double SAVED_SECONDS = 0.05;

    private final List<Claim> waiting = new ArrayList<>();
    private double tokens;
    private long refilledAt;
    private final Account all = new Account();

    /// @param now a time in nanoseconds, from the clock that all later times come from
    Shares(long now) {
        this.refilledAt = now;
    }

    /// What a run or a transfer has had.
    static final class Account {
        private final @Nullable Account whole;
        private long had;
        private long newestPart;

        /// One of equals.
        Account() {
            this(null);
        }

        private Account(@Nullable Account whole) {
            this.whole = whole;
        }

        /// One of several that share this one's part, equally.
        Account part() {
            return new Account(this);
        }

        private Account whole() {
            return whole == null ? this : whole;
        }

        private boolean comesBefore(Account other) {
            return whole() == other.whole() ? had < other.had : whole().had < other.whole().had;
        }
    }

    /// Bytes that a transfer wants to move.
    static final class Claim {
        private final Account account;
        private final int bytes;
        private boolean granted;

        private Claim(Account account, int bytes) {
            this.account = account;
            this.bytes = bytes;
        }

        boolean granted() {
            return granted;
        }
    }

    /// Queues up. Who had not wanted anything for a while gets no credit for it.
    Claim claim(Account account, int bytes) {
        Account whole = account.whole();
        if (waiting.stream().noneMatch(each -> each.account.whole() == whole)) {
            whole.had = Math.max(whole.had, all.newestPart);
        }
        if (whole != account && waiting.stream().noneMatch(each -> each.account == account)) {
            account.had = Math.max(account.had, whole.newestPart);
        }
        Claim claim = new Claim(account, bytes);
        waiting.add(claim);
        return claim;
    }

    /// Takes back what was not granted.
    void withdraw(Claim claim) {
        waiting.remove(claim);
    }

    /// Grants whatever may go now.
    ///
    /// @param bytesPerSecond the limit at this moment; 0 is none
    /// @return nanoseconds until something more may go; 0 when nobody waits
    long grant(long bytesPerSecond, long now) {
        refill(bytesPerSecond, now);
        while (!waiting.isEmpty() && (bytesPerSecond == 0 || tokens > 0)) {
            Claim next = next();
            waiting.remove(next);
            next.granted = true;
            book(next);
            tokens -= bytesPerSecond == 0 ? 0 : next.bytes;
        }
        return waiting.isEmpty() ? 0 : (long) Math.ceil((1 - tokens) / bytesPerSecond * 1e9);
    }

    private void book(Claim granted) {
        Account account = granted.account;
        Account whole = account.whole();
        all.newestPart = whole.had;
        whole.had += granted.bytes;
        if (whole != account) {
            whole.newestPart = account.had;
            account.had += granted.bytes;
        }
    }

    private void refill(long bytesPerSecond, long now) {
        double seconds = (now - refilledAt) / 1e9;
        refilledAt = now;
        // Without a limit nothing is owed and nothing saved.
        tokens = bytesPerSecond == 0 ? 0 : Math.min(bytesPerSecond * SAVED_SECONDS, tokens + seconds * bytesPerSecond);
    }

    private Claim next() {
        Claim next = waiting.getFirst();
        for (Claim each : waiting) {
            if (each.account.comesBefore(next.account)) {
                next = each;
            }
        }
        return next;
    }
}
