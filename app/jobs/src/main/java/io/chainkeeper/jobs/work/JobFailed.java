package io.chainkeeper.jobs.work;

import io.chainkeeper.jobs.run.Failure;

/// The job knows exactly why it cannot go on.
public final class JobFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /// With the news.
    public JobFailed(Failure failure) {
        super(failure.code() + " " + failure);
        this.failure = failure;
    }

    /// With the news and what was the cause.
    public JobFailed(Failure failure, Throwable cause) {
        super(failure.code() + " " + failure, cause);
        this.failure = failure;
    }

    /// The news.
    public Failure failure() {
        return failure;
    }
}
