package io.chainkeeper.jobs.remote;

import io.chainkeeper.engine.EngineRefused;

/// The engine refused a backup because the VM is no longer what the plan says. Another look may heal it.
public final class PlanOutdated extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient EngineRefused refused;

    PlanOutdated(EngineRefused refused) {
        super(refused.getMessage(), refused);
        this.refused = refused;
    }

    /// What the engine said.
    public EngineRefused refused() {
        return refused;
    }
}
