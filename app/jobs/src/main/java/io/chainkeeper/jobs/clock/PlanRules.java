package io.chainkeeper.jobs.clock;

import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.work.JobFailed;
import java.time.Instant;
import java.util.Optional;

/// What a plan must be before it is saved.
final class PlanRules {
    /// Plans in one file.
    static final int MOST = 5_000;

    private PlanRules() {}

    /// The plans with this one among them, if it may be.
    static KeptPlans saving(KeptPlans before, Plan plan, Instant now) throws JobFailed {
        String name = plan.name();
        boolean printable = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isBlank() || !name.equals(name.strip()) || name.length() > Plan.LONGEST_NAME || !printable) {
            throw new JobFailed(new Failure.ChooseAgain(FailureCode.PLAN_NAME_REFUSED, name));
        }
        boolean taken = before.plans().stream()
                .filter(other -> !other.id().equals(plan.id()))
                .anyMatch(other -> other.tag().equalsIgnoreCase(plan.tag()));
        if (taken) {
            throw new JobFailed(new Failure.ChooseAgain(FailureCode.PLAN_NAME_TAKEN, name));
        }
        Optional<Plan> old = before.plan(plan.id());
        if (old.isEmpty() && before.plans().size() >= MOST) {
            throw new JobFailed(new Failure.ChooseAgain(FailureCode.TOO_MANY_PLANS, String.valueOf(MOST)));
        }
        return before.with(plan.withSince(
                old.filter(was -> sameSlots(was, plan)).map(Plan::since).orElse(now)));
    }

    /// Otherwise a plan that moves from 22:00 to 20:00 at 21:00 would have missed a slot that it never had.
    private static boolean sameSlots(Plan was, Plan is) {
        boolean wokenUp = is.enabled() && !was.enabled();
        return was.when().equals(is.when()) && was.zone().equals(is.zone()) && !wokenUp;
    }
}
