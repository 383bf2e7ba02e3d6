package io.chainkeeper.lab.model;

/// Hands out MAC addresses as a cluster's pool does: one after the other, never one in use.
public final class MacPool {
    private static final long FIRST = 0x566f1a000000L;
    private int next = 1;

    /// The next address of the pool that the caller does not refuse.
    public String next(java.util.function.Predicate<String> taken) {
        String mac;
        do {
            mac = format(FIRST + next++);
        } while (taken.test(mac));
        return mac;
    }

    private static String format(long address) {
        var text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(String.format("%02x", (address >> shift) & 0xff));
            text.append(shift > 0 ? ":" : "");
        }
        return text.toString();
    }
}
