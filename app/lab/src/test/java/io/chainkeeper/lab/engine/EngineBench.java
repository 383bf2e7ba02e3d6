package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.imageio.ImageServer;
import io.chainkeeper.lab.model.Attachment;
import io.chainkeeper.lab.model.CompatibilityLevel;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.LabClock;
import io.chainkeeper.lab.model.Nic;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.storage.LabDiskContent;
import io.chainkeeper.lab.storage.LabStore;
import io.chainkeeper.lab.tls.LabCa;
import io.chainkeeper.lab.trouble.Troubles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An engine on a workbench: one VM named web1 with a qcow2 and a raw disk, over real HTTPS, with a time that only the
/// test moves.
final class EngineBench implements AutoCloseable {
    static final int MIB = 1 << 20;
    static final String USER = "admin@internal";
    static final String PASSWORD = "lab-secret";

    final Troubles troubles = new Troubles();
    final TestTime time = new TestTime();
    final DataCentre dataCentre;
    final LabStore store;
    final ImageServer images;
    final EngineServer engine;
    final ApiCaller api;
    final Vm vm;
    final Disk cow;
    final Disk raw;

    /// A time that stands still until it is told to pass.
    static final class TestTime implements InstantSource {
        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration duration) {
            now = now.plus(duration);
        }
    }

    private EngineBench(Path folder, String compat, double scale) throws IOException {
        LabCa ca = LabCa.in(folder.resolve("ca"), time.instant());
        var tls = ca.serverContext(List.of("localhost"), time.instant());
        store = LabStore.in(folder.resolve("disks"));
        images = ImageServer.start(tls, 0, troubles, time);
        dataCentre = DataCentre.small(CompatibilityLevel.parse(compat), "localhost");
        vm = new Vm(UUID.randomUUID(), "web1", dataCentre.firstCluster().id(), time.instant());
        cow = add(Disk.cow(
                UUID.randomUUID(),
                "web1_Disk1",
                8 * MIB,
                dataCentre.firstStorageDomain().id()));
        raw = add(Disk.raw(
                UUID.randomUUID(),
                "web1_Disk2",
                2 * MIB,
                dataCentre.firstStorageDomain().id()));
        vm.attach(Attachment.boot(cow.id()));
        vm.attach(Attachment.data(raw.id(), "/dev/sdb"));
        vm.add(new Nic(
                UUID.randomUUID(),
                "nic1",
                "virtio",
                dataCentre.newMac(),
                dataCentre.vnicProfiles().keySet().stream().findFirst(),
                true,
                true));
        vm.status(VmStatus.UP);
        dataCentre.add(vm);
        engine = EngineServer.start(new EngineServer.Setup(
                dataCentre, store, images, new LabClock(time, scale), troubles, tls, 0, ca.pem(), USER, PASSWORD));
        api = new ApiCaller(engine.url(), ca.certificate());
    }

    /// An engine of compatibility level 4.7 whose phases move by look.
    static EngineBench quick(Path folder) throws IOException {
        return new EngineBench(folder, "4.7", 0);
    }

    static EngineBench quick(Path folder, String compat) throws IOException {
        return new EngineBench(folder, compat, 0);
    }

    /// An engine whose phases last as long as on a real one, in the test's time.
    static EngineBench realistic(Path folder, String compat) throws IOException {
        return new EngineBench(folder, compat, 1);
    }

    /// The same with durations that are a part of a real engine's.
    static EngineBench scaled(Path folder, double scale) throws IOException {
        return new EngineBench(folder, "4.7", scale);
    }

    Disk add(Disk disk) throws IOException {
        store.create(disk.id(), disk.provisionedSize());
        dataCentre.add(disk);
        return disk;
    }

    /// The guest fills a MiB of a disk with a byte.
    void guestWrites(Disk disk, int mib, int value) throws IOException {
        byte[] bytes = new byte[MIB];
        java.util.Arrays.fill(bytes, (byte) value);
        store.of(disk.id()).write((long) mib * MIB, ByteBuffer.wrap(bytes));
    }

    /// The first byte of a MiB of a disk as the guest reads it now.
    int guestReads(UUID disk, int mib) throws IOException {
        LabDiskContent content = store.of(disk);
        ByteBuffer one = ByteBuffer.allocate(1);
        content.read((long) mib * MIB, one);
        return one.get(0);
    }

    String vmPath() {
        return "vms/" + vm.id();
    }

    /// A backup's body with both disks.
    String backupBody(UUID id, Optional<String> from) {
        return "<backup id=\"" + id + "\">"
                + from.map(f -> "<from_checkpoint_id>" + f + "</from_checkpoint_id>")
                        .orElse("")
                + "<description>nightly</description><disks><disk id=\"" + cow.id() + "\"/><disk id=\"" + raw.id()
                + "\"/></disks></backup>";
    }

    @Override
    public void close() throws IOException {
        engine.close();
        images.close();
        store.close();
    }
}
