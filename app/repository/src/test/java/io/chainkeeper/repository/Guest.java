package io.chainkeeper.repository;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// A VM whose disks are arrays, and which is backed up into a real repository.
final class Guest {
    static final int CLUSTER = 64 << 10;
    static final Instant NOON = Instant.parse("2026-03-29T12:00:00.987Z");
    static final String OVF = "<ovf:Envelope xmlns:ovf=\"urn:x\">wéb01</ovf:Envelope>\n";

    private final VmIdentity identity;
    private final Map<UUID, byte[]> disks = new LinkedHashMap<>();
    private final Map<UUID, byte[]> lastStored = new LinkedHashMap<>();
    private Instant now = NOON;
    private Optional<Point> last = Optional.empty();

    Guest(String name, int... diskSizes) {
        identity = new VmIdentity(UUID.randomUUID(), name);
        for (int size : diskSizes) {
            disks.put(UUID.randomUUID(), new byte[size]);
        }
    }

    UUID vm() {
        return identity.id();
    }

    UUID disk() {
        return disks.keySet().iterator().next();
    }

    List<UUID> disks() {
        return List.copyOf(disks.keySet());
    }

    /// What the guest reads now.
    byte[] content(UUID disk) {
        return disks.get(disk).clone();
    }

    /// The guest writes random bytes.
    Guest writes(int offset, int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        System.arraycopy(bytes, 0, disks.get(disk()), offset, length);
        return this;
    }

    /// The guest writes zeroes.
    Guest zeroes(int offset, int length) {
        Arrays.fill(disks.get(disk()), offset, offset + length, (byte) 0);
        return this;
    }

    NewPoint newPoint() {
        now = now.plus(Duration.ofHours(1));
        var nic = new NicShape(
                "nic1", "virtio", Optional.of("56:6f:1a:00:00:01"), Optional.of("lan"), Optional.empty(), true, false);
        var shape = new VmShape(
                "a \"description\"\nof two lines",
                UUID.randomUUID(),
                "Default",
                "4.7",
                Optional.of(1L << 30),
                Optional.of(4),
                Optional.of("q35_sea_bios"),
                Optional.empty(),
                List.of(nic),
                List.of("gold", "gölden"));
        var engine = new EngineIdentity(
                "https://engine.example/ovirt-engine", Optional.of(UUID.randomUUID()), "4.5.7-1.el9");
        return new NewPoint(
                UUID.randomUUID(),
                UUID.randomUUID(),
                identity,
                engine,
                now,
                Optional.of(UUID.randomUUID()),
                Consistency.CRASH_CONSISTENT_OR_BETTER,
                shape);
    }

    static DiskShape shape(String alias) {
        return new DiskShape(
                alias,
                "",
                "virtio_scsi",
                true,
                true,
                false,
                false,
                true,
                "cow",
                Optional.of("data1"),
                Optional.empty());
    }

    Point full(Repository repository) throws IOException {
        return backup(repository, Optional.empty());
    }

    Point incremental(Repository repository) throws IOException {
        return backup(repository, last);
    }

    private Point backup(Repository repository, Optional<Point> parent) throws IOException {
        try (PointDraft draft = repository.begin(newPoint())) {
            for (UUID disk : disks.keySet()) {
                add(draft, disk, parent);
            }
            draft.ovf(OVF);
            Point point = draft.commit();
            last = Optional.of(point);
            disks.forEach((disk, content) -> lastStored.put(disk, content.clone()));
            return point;
        }
    }

    /// Writes an image into a draft and adds it.
    void add(PointDraft draft, UUID disk, Optional<Point> parent) throws IOException {
        Path file = draft.imageFile(disk);
        Optional<String> backing = Optional.empty();
        if (parent.isPresent()) {
            backing = Optional.of(draft.backingName(parent.get(), disk));
        }
        long bytes = write(file, disk, backing);
        Path vmFolder = file.getParent().getParent().getParent();
        try (DiskImage image = DiskImage.open(file, ImageFormat.QCOW2, vmFolder)) {
            var version = new NewDiskVersion(
                    disk,
                    shape("root"),
                    parent.isPresent() ? Mode.INCREMENTAL : Mode.FULL,
                    parent.isPresent() ? Reason.CHANGES_SINCE_LAST_POINT : Reason.FIRST_BACKUP,
                    parent.map(Point::id),
                    bytes);
            draft.add(version, BlockDigests.of(image), StoredDigests.of(image));
        }
    }

    /// A full holds every cluster that is not zero; an incremental those that changed.
    long write(Path file, UUID disk, Optional<String> backing) throws IOException {
        byte[] content = disks.get(disk);
        byte[] before = backing.isPresent() ? lastStored.get(disk) : new byte[content.length];
        Qcow2Writer.Options options = Qcow2Writer.Options.of(content.length);
        if (backing.isPresent()) {
            options = options.withBacking(backing.get(), ImageFormat.QCOW2);
        }
        try (Qcow2Writer writer = Qcow2Writer.create(file, options)) {
            for (int at = 0; at < content.length; at += CLUSTER) {
                int end = Math.min(content.length, at + CLUSTER);
                if (Arrays.equals(content, at, end, before, at, end)) {
                    continue;
                }
                if (Arrays.equals(content, at, end, new byte[end - at], 0, end - at)) {
                    writer.writeZeroes(at, end - at);
                } else {
                    writer.write(at, ByteBuffer.wrap(content, at, end - at).slice());
                }
            }
            writer.finish();
            return writer.storedBytes();
        }
    }
}
