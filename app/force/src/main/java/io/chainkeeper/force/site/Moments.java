package io.chainkeeper.force.site;

import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabVm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What disks held at the moment of each backup, read at the lab and not through the program.
///
/// Bytes are noted when the program asks for a backup. Guests may write again as soon as the program reads
/// bytes: by then the moment is over. Safe for many threads.
public final class Moments {
    private static final Pattern BACKUP = Pattern.compile(".*/vms/([0-9a-f-]{36})/backups");

    private final Lab lab;
    private final Map<UUID, Map<UUID, String>> last = new HashMap<>();
    private final Map<UUID, Map<UUID, String>> points = new LinkedHashMap<>();
    private final Set<UUID> beginning = new HashSet<>();

    /// Nothing is noted yet.
    public Moments(Lab lab) {
        this.lab = lab;
    }

    /// A step is about to be done.
    public synchronized void see(Step step) {
        if (!(step instanceof Step.Exchange exchange)) {
            return;
        }
        if (exchange.images()) {
            beginning.clear();
            return;
        }
        Matcher backup = BACKUP.matcher(exchange.path());
        if (exchange.method().equals("POST") && backup.matches()) {
            UUID vm = UUID.fromString(backup.group(1));
            beginning.add(vm);
            last.put(vm, now(vm));
        }
    }

    private Map<UUID, String> now(UUID vm) {
        Map<UUID, String> disks = new HashMap<>();
        try {
            LabVm found = lab.vms().stream()
                    .filter(each -> each.id().equals(vm))
                    .findFirst()
                    .orElseThrow();
            for (LabDisk disk : found.disks()) {
                disks.put(disk.id(), Bytes.of(disk));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return disks;
    }

    /// Whether guests may write: no backup is between its request and its first byte.
    public synchronized boolean guestsMayWrite() {
        return beginning.isEmpty();
    }

    /// No backup is at work.
    public synchronized void atRest() {
        beginning.clear();
    }

    /// A point exists; it was made by the last backup of its VM.
    public synchronized void stored(UUID point, UUID vm) {
        points.put(point, Map.copyOf(last.getOrDefault(vm, Map.of())));
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
