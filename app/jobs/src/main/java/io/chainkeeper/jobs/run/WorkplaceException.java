package io.chainkeeper.jobs.run;

/// Something that the workplace was asked for outside of a run did not work. Carries the same [Failure] as a
/// failed run would, so that a window and a command line say it in the same words.
public final class WorkplaceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /// Bad news, and what was the cause of it.
    public WorkplaceException(Failure failure, Throwable cause) {
        super(failure.code() + " " + failure, cause);
        this.failure = failure;
    }

    /// Bad news without a deeper cause.
    public WorkplaceException(Failure failure) {
        super(failure.code() + " " + failure);
        this.failure = failure;
    }

    /// The news.
    public Failure failure() {
        return failure;
    }
}
