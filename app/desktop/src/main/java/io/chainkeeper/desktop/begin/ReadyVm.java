package io.chainkeeper.desktop.begin;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.plan.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// A VM that can be chosen for the first backup, with how ready it is for one.
public final class ReadyVm {
    /// How ready.
    public enum Level {
        READY,
        WORRY,
        BLOCKED;

        /// The end of its texts' keys, and its style.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final UUID id;
    private final String name;
    private final Level level;
    private final String words;
    private final long bytes;
    private final String haystack;
    private final BooleanProperty in = new SimpleBooleanProperty();

    private ReadyVm(UUID id, String name, Level level, String words, long bytes, String haystack) {
        this.id = id;
        this.name = name;
        this.level = level;
        this.words = words;
        this.bytes = bytes;
        this.haystack = haystack;
    }

    static ReadyVm of(VmSummary summary, Wording wording) {
        var vm = summary.vm();
        long bytes = vm.disks().stream()
                .map(AttachedDisk::disk)
                .filter(disk -> disk.backupPossible())
                .mapToLong(disk -> disk.actualSize())
                .sum();
        Optional<Finding> worst = summary.findings().stream()
                .filter(finding -> finding.kind().severity() != Finding.Severity.NOTE)
                .max(Comparator.comparing(finding -> finding.kind().severity()));
        // A lock passes by itself, so it is no finding; a first backup right now would fail on it all the same.
        Optional<String> busy = vm.disks().stream()
                .map(AttachedDisk::disk)
                .filter(disk -> disk.status() != DiskStatus.OK)
                .findFirst()
                .map(disk -> wording.get("begin.disk-busy", disk.alias()));
        boolean blocked = worst.filter(finding -> finding.kind().severity() == Finding.Severity.BLOCKING)
                .isPresent();
        Level level = blocked ? Level.BLOCKED : worst.isPresent() || busy.isPresent() ? Level.WORRY : Level.READY;
        String words = worst.map(wording.words()::of)
                .or(() -> busy)
                .orElseGet(() -> wording.get("begin.ready", vm.disks().size(), wording.size(bytes)));
        String haystack = String.join(
                        " ", List.of(vm.name(), vm.clusterName(), vm.description(), String.join(" ", vm.tags())))
                .toLowerCase(Locale.ROOT);
        return new ReadyVm(vm.id(), vm.name(), level, words, bytes, haystack);
    }

    boolean matches(String search) {
        return haystack.contains(search.strip().toLowerCase(Locale.ROOT));
    }

    /// Of the VM.
    public UUID id() {
        return id;
    }

    /// For people.
    public String name() {
        return name;
    }

    /// How ready it is.
    public Level level() {
        return level;
    }

    /// The same in words.
    public String words() {
        return words;
    }

    /// What its disks take on the storage now, in bytes: about what a first backup moves.
    public long bytes() {
        return bytes;
    }

    /// Whether it is chosen. One that is blocked never is.
    public BooleanProperty inProperty() {
        return in;
    }

    /// Puts it in or out, if that is possible.
    public void choose(boolean now) {
        in.set(now && level != Level.BLOCKED);
    }
}
