package io.chainkeeper.jobs.notify;

import java.time.Instant;
import java.util.List;

/// What has changed, before it is put into words.
///
/// @param kind      what it is about
/// @param worse     what got into trouble
/// @param better    what is out of it
/// @param remaining how many are in trouble now, with the worse ones
/// @param vms       VMs that there are
/// @param safe      of these, how many are protected
/// @param at        when this was seen
public record Notice(
        Message.Kind kind, List<Concern> worse, List<Concern> better, int remaining, int vms, int safe, Instant at) {
    /// Copies the lists.
    public Notice {
        worse = List.copyOf(worse);
        better = List.copyOf(better);
    }

    /// A test, which tells nothing.
    public static Notice test(Instant at) {
        return new Notice(Message.Kind.TEST, List.of(), List.of(), 0, 0, 0, at);
    }
}
