package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskStorage;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Snapshot;
import io.chainkeeper.lab.model.SnapshotStatus;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.Words;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// A VM's snapshots: a person's own and those of hybrid backups.
final class SnapshotsResource {
    private static final Duration TAKE = Duration.ofSeconds(5);
    private static final Duration MERGE = Duration.ofSeconds(5);

    private final EngineState state;
    private final DiskLocks locks;
    private final DiskXml diskXml;
    /// Snapshots whose merge will stop half-way.
    private final Set<UUID> failing = new HashSet<>();

    SnapshotsResource(EngineState state, DiskLocks locks, DiskXml diskXml) {
        this.state = state;
        this.locks = locks;
        this.diskXml = diskXml;
    }

    void offer(Routes routes) {
        routes.get("vms/{vm}/snapshots", this::list);
        routes.post("vms/{vm}/snapshots", this::take);
        routes.get("vms/{vm}/snapshots/{snapshot}", this::get);
        routes.delete("vms/{vm}/snapshots/{snapshot}", this::remove);
        routes.get("vms/{vm}/snapshots/{snapshot}/disks", this::disks);
    }

    /// Makes or removes what is due; by look, at the first look.
    void look(Vm vm, Snapshot snapshot) {
        boolean due = snapshot.status() == SnapshotStatus.LOCKED
                && snapshot.backup().isEmpty()
                && !state.now().isBefore(snapshot.due());
        if (due && snapshot.leaving() && failing.remove(snapshot.id())) {
            vm.snapshots().put(snapshot.id(), snapshot.usable());
            vm.illegalImages(true);
            String text = "Failed to delete snapshot '" + snapshot.description() + "' for VM '" + vm.name() + "'.";
            state.log(EventKind.SNAPSHOT_DELETE_FAILED, text, "", vm.id());
        } else if (due && snapshot.leaving()) {
            vm.snapshots().remove(snapshot.id());
            vm.illegalImages(false); // a merge that gets to its end mends what an earlier one left half done
            state.views().release(snapshot.id());
            snapshot.disks().forEach(d -> state.store().find(d).ifPresent(c -> c.stopTracking(snapshot.id())));
            log(EventKind.SNAPSHOT_DELETED, vm, snapshot, "deletion", "has been completed", "");
        } else if (due) {
            vm.snapshots().put(snapshot.id(), snapshot.usable());
            log(EventKind.SNAPSHOT_CREATED, vm, snapshot, "creation", "has been completed", "");
        }
    }

    private Answer list(Request request) {
        Vm vm = state.vm(request);
        List.copyOf(vm.snapshots().values()).forEach(s -> look(vm, s));
        Element list = Element.of("snapshots").add(active(vm));
        vm.snapshots().values().forEach(s -> list.add(xml(vm, s)));
        return Answer.ok(list);
    }

    private Answer get(Request request) {
        Vm vm = state.vm(request);
        if (request.id("snapshot").equals(vm.activeSnapshot())) {
            return Answer.ok(active(vm));
        }
        look(vm, snapshot(vm, request));
        return Answer.ok(xml(vm, snapshot(vm, request)));
    }

    private Answer take(Request request) {
        Vm vm = state.vm(request.id("vm")).orElseThrow(() -> Refusal.noEntity(request.text("vm")));
        List<Disk> disks = chosen(vm, request.content());
        Snapshot snapshot =
                hold(vm, disks, request.content().textAt("description").orElse(""), request.correlationId());
        return Answer.created(xml(vm, snapshot));
    }

    /// Takes a snapshot of these disks; nobody may hold them but a hybrid backup.
    Snapshot hold(Vm vm, List<Disk> disks, String description, String correlationId) {
        Optional<Disk> locked = disks.stream().filter(locks::heldBesidesHybrid).findFirst();
        if (locked.isPresent()) {
            throw Refusal.conflict("Cannot create Snapshot: The following disks are locked: "
                    + locked.get().alias() + ". Please try again in a few minutes.");
        }
        Instant now = state.now();
        Snapshot snapshot = new Snapshot(
                UUID.randomUUID(),
                description,
                now,
                SnapshotStatus.LOCKED,
                disks.stream().map(Disk::id).toList(),
                Optional.empty(),
                state.clock().after(TAKE),
                false);
        hold(snapshot);
        vm.snapshots().put(snapshot.id(), snapshot);
        log(EventKind.SNAPSHOT_CREATING, vm, snapshot, "creation", "was initiated", correlationId);
        return snapshot;
    }

    private List<Disk> chosen(Vm vm, Element wanted) {
        List<UUID> named = new ArrayList<>();
        wanted.child("disk_attachments")
                .ifPresent(list -> list.children("disk_attachment")
                        .forEach(a -> Inputs.idOf(a, "disk").ifPresent(named::add)));
        return images(vm)
                .filter(d -> !d.shareable() && (named.isEmpty() || named.contains(d.id())))
                .toList();
    }

    private Stream<Disk> images(Vm vm) {
        return vm.attachments().keySet().stream()
                .map(state.dataCentre().disks()::get)
                .filter(d -> d != null && d.storage() == DiskStorage.IMAGE);
    }

    /// Freezes every disk now, inside the lock: the moment must lie within the request. What changes from now on is
    /// remembered under the snapshot's id: it is what the next layer holds.
    private void hold(Snapshot snapshot) {
        try {
            for (UUID disk : snapshot.disks()) {
                state.views().keep(snapshot.id(), disk, state.store().of(disk).freezeAndTrack(snapshot.id()));
            }
        } catch (IOException e) {
            state.views().release(snapshot.id());
            snapshot.disks().forEach(d -> state.store().of(d).stopTracking(snapshot.id()));
            throw new UncheckedIOException(e);
        }
    }

    private Answer remove(Request request) {
        Vm vm = state.vm(request);
        Snapshot snapshot = snapshot(vm, request);
        if (!state.dataCentre().runningBackups(vm.id()).isEmpty()) {
            throw Refusal.conflict("Cannot remove Snapshot. The VM is during a backup operation.");
        }
        boolean moving = state.dataCentre().transfers().values().stream()
                .anyMatch(t -> !t.phase().ended()
                        && t.request().snapshot().isPresent()
                        && snapshot.disks().contains(t.disk()));
        if (moving || snapshot.status() == SnapshotStatus.LOCKED) {
            throw Refusal.conflict(
                    "Cannot remove Snapshot. The following disks are locked. Please try again in a few " + "minutes.");
        }
        if (state.strikes(Trouble.MergeFails.class)) {
            failing.add(snapshot.id());
        }
        Snapshot leaving = snapshot.leaving(state.clock().after(MERGE));
        // One that a backup left behind is a person's to remove from now on.
        vm.snapshots()
                .put(
                        snapshot.id(),
                        new Snapshot(
                                leaving.id(),
                                leaving.description(),
                                leaving.date(),
                                leaving.status(),
                                leaving.disks(),
                                Optional.empty(),
                                leaving.due(),
                                true));
        log(EventKind.SNAPSHOT_DELETING, vm, snapshot, "deletion", "was initiated", request.correlationId());
        return Answer.action();
    }

    private Answer disks(Request request) {
        Vm vm = state.vm(request);
        Element list = Element.of("disks");
        DataCentre dc = state.dataCentre();
        if (request.id("snapshot").equals(vm.activeSnapshot())) {
            images(vm).forEach(d -> list.add(diskXml.inSnapshot(d, d.imageId())));
            return Answer.ok(list);
        }
        Snapshot snapshot = snapshot(vm, request);
        snapshot.disks()
                .forEach(id -> Optional.ofNullable(dc.disks().get(id))
                        .ifPresent(d -> list.add(diskXml.inSnapshot(d, snapshot.volume(id)))));
        return Answer.ok(list);
    }

    private static Snapshot snapshot(Vm vm, Request request) {
        return Optional.ofNullable(vm.snapshots().get(request.id("snapshot"))).orElseThrow(NotFound::new);
    }

    private Element active(Vm vm) {
        return Api.thing("snapshot", "vms/" + vm.id() + "/snapshots", vm.activeSnapshot())
                .add("date", Api.date(vm.created()))
                .add("description", "Active VM")
                .add("persist_memorystate", false)
                .add("snapshot_status", "ok")
                .add("snapshot_type", "active")
                .add(Api.thing("vm", "vms", vm.id()));
    }

    private static Element xml(Vm vm, Snapshot snapshot) {
        Element xml = Api.thing("snapshot", "vms/" + vm.id() + "/snapshots", snapshot.id());
        return Api.links(xml, "disks")
                .add("date", Api.date(snapshot.date()))
                .add("description", snapshot.description())
                .add("persist_memorystate", false)
                .add("snapshot_status", Words.of(snapshot.status()))
                .add("snapshot_type", "regular")
                .add(Api.thing("vm", "vms", vm.id()));
    }

    private void log(EventKind kind, Vm vm, Snapshot snapshot, String what, String how, String correlationId) {
        String text = "Snapshot '" + snapshot.description() + "' " + what + " for VM '" + vm.name() + "' " + how + ".";
        state.log(kind, text, correlationId, vm.id());
    }
}
