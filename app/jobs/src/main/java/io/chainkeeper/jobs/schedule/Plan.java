package io.chainkeeper.jobs.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/// What is backed up when, how, and how long it stays. Where is the workplace's repository.
///
/// @param id      never changes
/// @param name    at most [#LONGEST_NAME] characters; unique also as a [#tag()], in any case
/// @param what    which VMs
/// @param when    the slots
/// @param zone    in which the slots' times of day are meant
/// @param how     options of its runs
/// @param keep    how long points stay
/// @param enabled a plan that is not starts nothing by itself
/// @param since   slots up to this moment do not count. [Plans#save(Plan)] sets it, to now, when a plan is new,
///                when its slots change and when it is enabled; what callers give is ignored then
public record Plan(
        UUID id,
        String name,
        Selection what,
        When when,
        ZoneId zone,
        How how,
        Retention keep,
        boolean enabled,
        Instant since) {
    /// Longest name, in characters.
    public static final int LONGEST_NAME = 64;

    /// A new, enabled plan with standard options that keeps everything. It does not exist before it is saved.
    public static Plan draft(String name, Selection what, When when, ZoneId zone) {
        return new Plan(
                UUID.randomUUID(), name, what, when, zone, How.standard(), Retention.everything(), true, Instant.EPOCH);
    }

    /// The same with other VMs.
    public Plan withWhat(Selection other) {
        return new Plan(id, name, other, when, zone, how, keep, enabled, since);
    }

    /// The same at other times.
    public Plan withWhen(When other) {
        return new Plan(id, name, what, other, zone, how, keep, enabled, since);
    }

    /// The same with times of another zone.
    public Plan withZone(ZoneId other) {
        return new Plan(id, name, what, when, other, how, keep, enabled, since);
    }

    /// The same with another name.
    public Plan withName(String other) {
        return new Plan(id, other, what, when, zone, how, keep, enabled, since);
    }

    /// The same with other options.
    public Plan withHow(How other) {
        return new Plan(id, name, what, when, zone, other, keep, enabled, since);
    }

    /// The same with another retention.
    public Plan withKeep(Retention other) {
        return new Plan(id, name, what, when, zone, how, other, enabled, since);
    }

    /// The same, enabled or not.
    public Plan withEnabled(boolean other) {
        return new Plan(id, name, what, when, zone, how, keep, other, since);
    }

    /// The same, with slots that count from another moment on.
    public Plan withSince(Instant other) {
        return new Plan(id, name, what, when, zone, how, keep, enabled, other);
    }

    /// The tag that puts a VM into this plan, whatever the plan's selection says: `ck-plan-` and the name with
    /// `_` for every character that an engine does not take in a tag.
    public String tag() {
        return Tags.PLAN + Tags.spelled(name);
    }
}
