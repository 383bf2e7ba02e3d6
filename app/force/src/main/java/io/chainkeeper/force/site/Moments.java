package io.chainkeeper.force.site;

import io.chainkeeper.lab.BackupMoment;
import io.chainkeeper.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What disks held at the moment of each backup, told by the lab and not through the program. The lab tells it when it
/// begins to hold the moment, so that guests may write at any time, and people may put disks back or let them
/// grow while the program asks. Safe for many threads.
public final class Moments {
    private final Map<UUID, Map<UUID, String>> last = new HashMap<>();
    private final Map<UUID, Map<UUID, String>> points = new LinkedHashMap<>();

    /// The lab tells it from now on.
    public Moments(Lab lab) {
        lab.momentsToldTo(this::held);
    }

    private void held(BackupMoment moment) {
        Map<UUID, String> disks = new HashMap<>();
        try {
            for (UUID disk : moment.disks()) {
                disks.put(disk, Bytes.of(moment, disk));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        note(moment.vm(), Map.copyOf(disks));
    }

    private synchronized void note(UUID vm, Map<UUID, String> disks) {
        last.put(vm, disks);
    }

    /// A point exists; it was made by the last backup of its VM.
    public synchronized void stored(UUID point, UUID vm) {
        points.put(point, last.getOrDefault(vm, Map.of()));
    }

    /// Every point that ever existed, oldest first.
    public synchronized Set<UUID> points() {
        return new LinkedHashSet<>(points.keySet());
    }

    /// What a disk held at the moment of a point.
    public synchronized Optional<String> of(UUID point, UUID disk) {
        return Optional.ofNullable(points.getOrDefault(point, Map.of()).get(disk));
    }
}
