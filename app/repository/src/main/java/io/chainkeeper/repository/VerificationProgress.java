package io.chainkeeper.repository;

import java.util.concurrent.atomic.LongAdder;

/// How far a verification is. Workers add, others look whenever they like.
public final class VerificationProgress {
    private final LongAdder checked = new LongAdder();
    private final LongAdder read = new LongAdder();

    /// Nothing checked yet.
    public VerificationProgress() {}

    /// Bytes of virtual disks that have been judged; ends at the sum of the disks' virtual sizes.
    public long bytesChecked() {
        return checked.sum();
    }

    /// Bytes that had to be read for it; zeroes are not read.
    public long bytesRead() {
        return read.sum();
    }

    void checked(long bytes) {
        checked.add(bytes);
    }

    void read(long bytes) {
        read.add(bytes);
    }
}
