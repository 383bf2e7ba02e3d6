package io.chainkeeper.jobs.schedule;

import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The plans of a workplace.
///
/// They live in one file beside the catalog. Unlike the catalog they cannot be rebuilt from anything.
public interface Plans {
    /// All plans, in the order in which their rules are tried.
    List<Plan> all() throws WorkplaceException;

    /// Adds a plan, or replaces the one with the same id, at the same place.
    ///
    /// @return the plan as it was saved
    /// @throws WorkplaceException if the name is taken or not allowed, or the file cannot be written
    Plan save(Plan plan) throws WorkplaceException;

    /// Forgets a plan. Its points stay; runs that it has started go on. Forgetting what is not known is fine.
    void remove(UUID plan) throws WorkplaceException;

    /// The next slots of a plan, which need not be saved, after now; none if it is manual.
    ///
    /// @param count how many, 0 to 1,000
    List<ZonedDateTime> next(Plan plan, int count) throws WorkplaceException;

    /// How things stand with each plan, in the order of [#all()]. Does not ask the engine.
    List<PlanState> states() throws WorkplaceException;

    /// VMs that would belong to a plan, which need not be saved, if it ran now, by name. Asks the engine.
    List<UUID> resolve(Plan plan) throws WorkplaceException;

    /// Every VM of the engine with the plan that it belongs to, by name. Asks the engine.
    List<Assignment> assignments() throws WorkplaceException;

    /// Puts VMs into a plan by listing them there, and takes them from the lists of other plans.
    void assign(UUID plan, Set<UUID> vms) throws WorkplaceException;

    /// Lets no plan start anything; runs that work go on. Slots that pass meanwhile are missed ones, of which
    /// the newest runs when the pause ends.
    ///
    /// @param until empty for until somebody resumes
    void pauseAll(Optional<Instant> until) throws WorkplaceException;

    /// Ends a pause. Fine if there is none.
    void resumeAll() throws WorkplaceException;

    /// The pause, if there is one.
    Optional<PlanState.Hold> paused() throws WorkplaceException;

    /// Starts a backup of every VM of a plan now, whatever its slots, windows and pauses say. A VM on which a
    /// run works already is left alone.
    List<Run> runNow(UUID plan) throws WorkplaceException;

    /// Starts a backup of those VMs of a plan that have no point since its newest slot.
    List<Run> runMissing(UUID plan) throws WorkplaceException;

    /// What a retention rule would do to the points of a VM, oldest day first. Days are those of the plan to
    /// which the VM belongs, or of this computer.
    List<RetentionDay> previewRetention(Retention keep, UUID vm) throws WorkplaceException;

    /// VMs that should have a newer point, longest overdue first. Computed from plans and points alone, so that
    /// it tells also when nothing is started any more.
    List<Overdue> overdue() throws WorkplaceException;

    /// Where the file with the plans was moved because it could not be read; empty if all is well.
    Optional<Path> movedAside() throws WorkplaceException;

    /// Whether the clock that starts plans is alive.
    Pulse pulse() throws WorkplaceException;
}
