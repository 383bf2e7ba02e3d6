package io.chainkeeper.jobs.work;

/// Somebody cancelled, and the job noticed.
public final class JobStopped extends Exception {
    private static final long serialVersionUID = 1L;

    /// Noticed between two ranges or two looks.
    public JobStopped() {
        super("cancelled");
    }
}
