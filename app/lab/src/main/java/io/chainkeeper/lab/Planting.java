package io.chainkeeper.lab;

import io.chainkeeper.lab.model.Attachment;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskStatus;
import io.chainkeeper.lab.model.GuestAgent;
import io.chainkeeper.lab.model.Nic;
import io.chainkeeper.lab.model.Tag;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.storage.LabStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Puts VMs with their disks into a data centre: the bytes first, without any lock, then everything at once.
final class Planting {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final DataCentre dataCentre;
    private final LabStore store;
    private final DiskFilling filling;
    private final InstantSource clock;

    Planting(DataCentre dataCentre, LabStore store, Path scratch, InstantSource clock) {
        this.clock = clock;
        this.dataCentre = dataCentre;
        this.store = store;
        this.filling = new DiskFilling(store, scratch);
    }

    /// A disk whose bytes are in place.
    private record Made(DiskSpec spec, UUID id, long size) {}

    Vm plant(VmSpec spec) throws IOException {
        refuseTaken(spec.name());
        List<Made> made = new ArrayList<>();
        try {
            for (DiskSpec disk : spec.disks()) {
                UUID id = UUID.randomUUID();
                made.add(new Made(disk, id, filling.make(id, disk.source())));
            }
        } catch (IOException | RuntimeException e) {
            for (Made disk : made) {
                store.remove(disk.id());
            }
            throw e;
        }
        return dataCentre.locked(() -> enter(spec, made));
    }

    private void refuseTaken(String name) {
        boolean taken = dataCentre.locked(() ->
                dataCentre.vms().values().stream().anyMatch(vm -> vm.name().equals(name)));
        if (taken) {
            throw new IllegalArgumentException("there is a VM called " + name);
        }
    }

    private Vm enter(VmSpec spec, List<Made> disks) {
        Vm vm = new Vm(UUID.randomUUID(), spec.name(), dataCentre.firstCluster().id(), clock.instant());
        vm.describe(spec.description());
        vm.illegalImages(spec.illegalImages());
        vm.fqdn(spec.name() + ".lab.example");
        vm.agent(
                switch (spec.agent()) {
                    case WORKS -> GuestAgent.WORKS;
                    case NONE -> GuestAgent.NONE;
                    case FAILS -> GuestAgent.FAILS;
                });
        vm.status(status(spec.state()));
        for (int i = 0; i < disks.size(); i++) {
            Disk disk = disk(disks.get(i));
            dataCentre.add(disk);
            vm.attach(attachment(disks.get(i), i));
        }
        vm.add(new Nic(
                UUID.randomUUID(),
                "nic1",
                "virtio",
                dataCentre.newMac(),
                Optional.of(dataCentre.vnicProfiles().keySet().iterator().next()),
                true,
                true));
        for (String tag : spec.tags()) {
            Tag named = dataCentre.tag(tag);
            vm.tags().add(named.id());
        }
        dataCentre.add(vm);
        return vm;
    }

    private Disk disk(Made made) {
        DiskSpec spec = made.spec();
        Disk disk = known(made);
        disk.incremental(spec.incremental());
        disk.shareable(spec.shareable());
        disk.status(
                switch (spec.health()) {
                    case OK -> DiskStatus.OK;
                    case LOCKED -> DiskStatus.LOCKED;
                    case ILLEGAL -> DiskStatus.ILLEGAL;
                });
        return disk;
    }

    private Disk known(Made made) {
        String alias = made.spec().alias();
        if (made.spec().source() instanceof DiskSpec.Source.Lun) {
            return Disk.lun(made.id(), alias, made.size());
        }
        UUID domain = dataCentre.firstStorageDomain().id();
        return switch (made.spec().format()) {
            case COW -> Disk.cow(made.id(), alias, made.size(), domain);
            case RAW -> Disk.raw(made.id(), alias, made.size(), domain);
        };
    }

    private static Attachment attachment(Made made, int place) {
        String device = "/dev/sd" + LETTERS.charAt(place % LETTERS.length());
        DiskSpec spec = made.spec();
        return new Attachment(made.id(), spec.active(), place == 0, spec.readOnly(), false, "virtio_scsi", device);
    }

    private static VmStatus status(VmSpec.State state) {
        return switch (state) {
            case DOWN -> VmStatus.DOWN;
            case UP -> VmStatus.UP;
            case PAUSED -> VmStatus.PAUSED;
            case SUSPENDED -> VmStatus.SUSPENDED;
        };
    }

    /// Hangs a disk on one more VM.
    static void share(DataCentre dataCentre, UUID disk, UUID vm) {
        dataCentre.locked(() -> {
            Vm other = dataCentre.vms().get(vm);
            if (other == null || !dataCentre.disks().containsKey(disk)) {
                throw new IllegalArgumentException("no VM " + vm + " or no disk " + disk);
            }
            int place = other.attachments().size();
            other.attach(Attachment.data(disk, "/dev/sd" + LETTERS.charAt(place % LETTERS.length())));
        });
    }
}
