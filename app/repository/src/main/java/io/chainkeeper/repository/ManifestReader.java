package io.chainkeeper.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads a manifest, and believes nothing in it before it was checked: names of files must be the ones we
/// would have given, ids must be ids, sizes have limits, and nothing may be there twice.
final class ManifestReader {
    /// The largest virtual disk that is believed, 1 PiB: the same limit as for digest lists.
    private static final long MAX_DISK = 1L << 50;

    private final Fields fields;

    private ManifestReader(Fields fields) {
        this.fields = fields;
    }

    /// @throws java.nio.file.NoSuchFileException when there is no manifest
    /// @throws WrittenByNewer                    when its format is newer than ours
    /// @throws DamagedFile                       when it cannot be believed
    static Point read(Path manifest) throws IOException {
        Fields fields = Json.read(manifest);
        requireKnownFormat(fields);
        return new ManifestReader(fields).point();
    }

    static void requireKnownFormat(Fields fields) throws RepositoryException {
        int format = fields.number("format");
        if (format > Point.FORMAT) {
            throw new WrittenByNewer(fields.file(), format);
        }
        if (format < 1) {
            throw fields.wrong("format", "is not a format");
        }
    }

    /// What was known of a point when it was begun, with the same mistrust.
    static NewPoint begun(Path file) throws IOException {
        Fields fields = Json.read(file);
        requireKnownFormat(fields);
        return new ManifestReader(fields).begun();
    }

    private NewPoint begun() throws DamagedFile {
        Fields vm = fields.object("vm");
        Fields engine = fields.object("engine");
        return new NewPoint(
                fields.id("id"),
                fields.id("run"),
                new VmIdentity(vm.id("id"), vm.text("name")),
                new EngineIdentity(engine.text("address"), engine.maybeId("instance"), engine.text("version")),
                fields.moment("takenAt"),
                fields.maybeId("checkpoint"),
                fields.word("consistency", Consistency.values(), Consistency::code),
                shape(fields.object("shape")));
    }

    private Point point() throws DamagedFile {
        NewPoint begun = begun();
        return new Point(
                fields.number("format"),
                begun.id(),
                begun.run(),
                begun.vm(),
                begun.engine(),
                begun.takenAt(),
                begun.checkpoint(),
                begun.consistency(),
                disks(begun.id()),
                begun.shape(),
                sideFile(fields, "ovf", Layout.OVF),
                sideFile(fields, "restoreText", Layout.RESTORE_TEXT),
                proof());
    }

    private List<DiskVersion> disks(UUID point) throws DamagedFile {
        List<DiskVersion> disks = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (Fields each : fields.objects("disks")) {
            DiskVersion version = disk(each);
            if (!seen.add(version.disk())) {
                throw each.wrong("disk", "is there twice");
            }
            if (version.parentPoint().filter(point::equals).isPresent()) {
                throw each.wrong("parentPoint", "is the point itself");
            }
            disks.add(version);
        }
        return disks;
    }

    private static DiskVersion disk(Fields json) throws DamagedFile {
        UUID disk = json.id("disk");
        Mode mode = json.word("mode", Mode.values(), ManifestWriter::word);
        Optional<UUID> parent = json.maybeId("parentPoint");
        if ((mode == Mode.INCREMENTAL) != parent.isPresent()) {
            throw json.wrong("parentPoint", "does not fit the mode");
        }
        if (!json.text("file").equals(Layout.imageName(disk))) {
            throw json.wrong("file", "is not the name of this disk's image");
        }
        long virtualSize = json.size("virtualSize");
        if (virtualSize > MAX_DISK) {
            throw json.wrong("virtualSize", "is too large");
        }
        return new DiskVersion(
                disk,
                diskShape(json.object("shape")),
                mode,
                json.word("reason", Reason.values(), Reason::code),
                parent,
                virtualSize,
                json.size("storedBytes"),
                json.size("fileLength"),
                Layout.imageName(disk),
                json.sha256("checksum"),
                sideFile(json, "blocks", Layout.blocksName(disk)),
                sideFile(json, "stored", Layout.storedName(disk)));
    }

    private static DiskShape diskShape(Fields json) throws DamagedFile {
        return new DiskShape(
                json.text("alias"),
                json.text("description"),
                json.text("interface"),
                json.flag("bootable"),
                json.flag("active"),
                json.flag("readOnly"),
                json.flag("passDiscard"),
                json.flag("sparse"),
                json.text("format"),
                json.maybeText("storageDomain"),
                json.maybeId("storageDomainId"));
    }

    private static VmShape shape(Fields json) throws DamagedFile {
        List<NicShape> nics = new ArrayList<>();
        for (Fields nic : json.objects("nics")) {
            nics.add(new NicShape(
                    nic.text("name"),
                    nic.text("interface"),
                    nic.maybeText("mac"),
                    nic.maybeText("profile"),
                    nic.maybeText("network"),
                    nic.flag("plugged"),
                    nic.flag("linked")));
        }
        return new VmShape(
                json.text("description"),
                json.id("clusterId"),
                json.text("clusterName"),
                json.text("compatibility"),
                json.maybeSize("memory"),
                json.maybeSize("cpus").map(count -> (int) Math.min(count, Integer.MAX_VALUE)),
                json.maybeText("biosType"),
                json.maybeText("osType"),
                nics,
                json.texts("tags"));
    }

    private Optional<Proof> proof() throws DamagedFile {
        Optional<Fields> there = fields.maybeObject("proof");
        if (there.isEmpty()) {
            return Optional.empty();
        }
        Fields json = there.get();
        List<Proof.DiskProof> disks = new ArrayList<>();
        for (Fields each : json.objects("disks")) {
            disks.add(new Proof.DiskProof(
                    each.id("disk"),
                    each.text("serverChecksum"),
                    each.word("result", Proof.Result.values(), ManifestWriter::word)));
        }
        return Optional.of(new Proof(
                json.word("kind", Proof.Kind.values(), ManifestWriter::word),
                json.text("algorithm"),
                json.moment("at"),
                disks));
    }

    private static SideFile sideFile(Fields json, String field, String expectedName) throws DamagedFile {
        Fields file = json.object(field);
        if (!file.text("name").equals(expectedName)) {
            throw file.wrong("name", "is not " + expectedName);
        }
        return new SideFile(expectedName, file.size("length"), file.sha256("sha256"));
    }
}
