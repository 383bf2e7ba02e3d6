package io.chainkeeper.jobs.remote;

/// A backup has ended although we did not end it, and the engine does not say that it failed: the guest of a
/// live backup went off, or the engine lost it. The points and checkpoints before it are as good as ever, so
/// another backup may give the same changes.
public final class BackupOver extends Unusable {
    private static final long serialVersionUID = 1L;

    /// @param noticed what went wrong with its disks
    public BackupOver(Exception noticed) {
        super(String.valueOf(noticed.getMessage()), noticed);
    }
}
