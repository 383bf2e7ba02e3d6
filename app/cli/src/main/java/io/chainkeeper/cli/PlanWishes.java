package io.chainkeeper.cli;

import io.chainkeeper.images.Qcow2Writer.Compression;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.schedule.Window;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a person may say about a plan, when adding or changing it. What is not said stays as it is.
final class PlanWishes {
    @Option(names = "--vm", paramLabel = "VM", description = "A VM's name or id; may be repeated.")
    List<String> vms = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "TAG", description = "Every VM with this tag.")
    @Nullable
    String tag;

    @Option(names = "--cluster", paramLabel = "NAME", description = "Every VM of this cluster.")
    @Nullable
    String cluster;

    @Option(
            names = "--name-pattern",
            paramLabel = "PATTERN",
            description = "Every VM whose name is like this: * for any characters, ? for one.")
    @Nullable
    String namePattern;

    @Option(names = "--daily", description = "Every day (see --at).")
    boolean daily;

    @Option(names = "--weekdays", description = "From Monday to Friday (see --at).")
    boolean weekdays;

    @Option(names = "--weekly", paramLabel = "DAYS", description = "On these days of each week: mon,wed (see --at).")
    @Nullable
    String weekly;

    @Option(
            names = "--monthly",
            paramLabel = "DAY",
            description = "On this day of each month, 1 to 31 or last (see --at); in a shorter month its last.")
    @Nullable
    String monthly;

    @Option(names = "--every", paramLabel = "HOURS", description = "Every so many hours (see --between).")
    @Nullable
    Integer every;

    @Option(names = "--manual", description = "Only by hand.")
    boolean manual;

    @Option(names = "--at", paramLabel = "HH:MM", description = "The time of day (default: 20:00).")
    @Nullable
    String at;

    @Option(names = "--between", paramLabel = "FROM-TO", description = "With --every: only then, such as 20:00-06:00.")
    @Nullable
    String between;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone of all times (default: this computer's).")
    @Nullable
    String zone;

    @Option(
            names = "--full-every",
            paramLabel = "N",
            description = "A full one every N points; 0 for only when needed (default for new plans: 0).")
    @Nullable
    Integer fullEvery;

    @Option(
            names = "--require-consistency",
            arity = "0..1",
            fallbackValue = "true",
            description = "Fail rather than start without frozen file systems (true or false).")
    @Nullable
    Boolean requireConsistency;

    @Option(
            names = {"-c", "--compression"},
            paramLabel = "TYPE",
            description = "Compress what is stored: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Compression compression;

    @Option(names = "--proof", paramLabel = "WHEN", description = "always, never, or N for every Nth point.")
    @Nullable
    String proof;

    @Option(names = "--exclude-disk", paramLabel = "ID", description = "A disk that stays out; may be repeated.")
    List<UUID> excluded = new ArrayList<>();

    @Option(
            names = "--only-between",
            paramLabel = "FROM-TO",
            description = "Runs start only then, such as 20:00-06:00; \"any\" for no such limit.")
    @Nullable
    String onlyBetween;

    @Option(
            names = "--keep",
            paramLabel = "RULE",
            description = "How long points stay: everything, or for example last=3,daily=7,weekly=4. "
                    + "Nothing is deleted by it yet.")
    @Nullable
    String keep;

    @Option(names = "--disabled", description = "Switch the plan off.")
    boolean disabled;

    @Option(names = "--enabled", description = "Switch the plan on.")
    boolean enabled;

    /// Whether VMs were named, so that the engine has to be asked.
    boolean namesVms() {
        return vms.stream().anyMatch(vm -> Named.id(vm).isEmpty());
    }

    /// The plan as it was, with what was said.
    Plan applied(Plan plan, Workplace workplace) throws CommandFailed, WorkplaceException {
        Plan changed = plan.withWhat(what(plan.what(), workplace))
                .withWhen(when(plan.when()))
                .withHow(how(plan.how()))
                .withEnabled(!disabled && (enabled || plan.enabled()));
        if (zone != null) {
            changed = changed.withZone(PlanTyped.zone(zone));
        }
        return keep == null ? changed : changed.withKeep(PlanTyped.keep(keep));
    }

    private Selection what(Selection before, Workplace workplace) throws CommandFailed, WorkplaceException {
        boolean rule = tag != null || cluster != null || namePattern != null;
        if (!rule && vms.isEmpty()) {
            return before;
        }
        Set<UUID> ids = new HashSet<>();
        for (String vm : vms) {
            Optional<UUID> id = Named.id(vm);
            ids.add(id.isPresent() ? id.get() : Named.vm(workplace, vm).id());
        }
        return rule
                ? new Selection.Rule(
                        Optional.ofNullable(tag), Optional.ofNullable(cluster), Optional.ofNullable(namePattern), ids)
                : new Selection.Vms(ids);
    }

    private When when(When before) throws CommandFailed {
        List<When> said = new ArrayList<>();
        LocalTime time = at == null ? timeOf(before) : PlanTyped.time(at);
        if (daily) {
            said.add(new When.Daily(time));
        }
        if (weekdays) {
            said.add(When.Weekly.weekdays(time));
        }
        if (weekly != null) {
            said.add(new When.Weekly(PlanTyped.days(weekly), time));
        }
        if (monthly != null) {
            said.add(new When.Monthly(PlanTyped.dayOfMonth(monthly), time));
        }
        if (every != null) {
            said.add(everyHours(every));
        }
        if (manual) {
            said.add(new When.Manual());
        }
        if (said.size() > 1) {
            throw new CommandFailed(
                    ExitCode.USAGE, "Say one of --daily, --weekdays, --weekly, --monthly, --every and --manual.");
        }
        return said.isEmpty() ? sameAt(before) : said.getFirst();
    }

    private When everyHours(int hours) throws CommandFailed {
        try {
            Optional<Window> window = between == null ? Optional.empty() : Optional.of(PlanTyped.window(between));
            return new When.EveryHours(hours, window);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(ExitCode.USAGE, "--every takes 1 to 24 hours, not " + hours + ".", e);
        }
    }

    private static LocalTime timeOf(When when) {
        return switch (when) {
            case When.Daily(var at) -> at;
            case When.Weekly(var _, var at) -> at;
            case When.Monthly(var _, var at) -> at;
            case When.Manual _, When.EveryHours _ -> LocalTime.of(20, 0);
        };
    }

    /// Only the time, or only the hours, were said.
    private When sameAt(When before) throws CommandFailed {
        if (at == null && between == null) {
            return before;
        }
        return switch (before) {
            case When.Daily _ when at != null -> new When.Daily(PlanTyped.time(at));
            case When.Weekly(var days, var _) when at != null -> new When.Weekly(days, PlanTyped.time(at));
            case When.Monthly(var day, var _) when at != null -> new When.Monthly(day, PlanTyped.time(at));
            case When.EveryHours(var n, var _) when between != null -> everyHours(n);
            case When.Manual _, When.Daily _, When.Weekly _, When.Monthly _, When.EveryHours _ ->
                throw new CommandFailed(ExitCode.USAGE, "--at and --between need a plan to which they apply.");
        };
    }

    private How how(How before) throws CommandFailed {
        Optional<Window> hours = before.onlyBetween();
        if (onlyBetween != null) {
            hours = onlyBetween.equalsIgnoreCase("any") ? Optional.empty() : Optional.of(PlanTyped.window(onlyBetween));
        }
        if (fullEvery != null && fullEvery < 0) {
            throw new CommandFailed(ExitCode.USAGE, "--full-every takes 0 or more, not " + fullEvery + ".");
        }
        return new How(
                fullEvery == null ? before.fullEvery() : fullEvery,
                requireConsistency == null ? before.requireConsistency() : requireConsistency,
                compression == null ? before.compression() : compression,
                proof == null ? before.proof() : BackupCommand.proving(proof),
                excluded.isEmpty() ? before.excludedDisks() : Set.copyOf(excluded),
                hours);
    }
}
