package io.chainkeeper.jobs.work;

import io.chainkeeper.jobs.plan.Finding;

/// The job does nothing, on purpose.
public final class JobSkipped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding why;

    /// Because of a finding.
    public JobSkipped(Finding why) {
        super(why.toString());
        this.why = why;
    }

    /// The finding.
    public Finding why() {
        return why;
    }
}
