package io.chainkeeper.force.fuzz;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.force.site.Decider;
import io.chainkeeper.force.site.Place;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Settings;
import io.chainkeeper.jobs.settings.SettingsFile;
import io.chainkeeper.jobs.setup.SetUp;
import io.chainkeeper.lab.DiskSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Good texts of every kind, as two backups leave them, as settings are saved, and as an image server answers: what a
/// fuzzer starts from.
final class SeedTexts {
    private final Path out;
    private int count;

    private SeedTexts(Path out) {
        this.out = out;
    }

    /// Makes them.
    ///
    /// @param folder to work in
    /// @param whole  where a repository with two points goes
    /// @param out    where the inputs go
    /// @return how many there are
    static int make(Path folder, Path whole, Path out) throws IOException, WorkplaceException {
        try (Place place =
                new Place(folder, 1, FileWatcher.CALM, new Tally(), DiskSpec.seeded("disk", 1 << 20, 1 << 18, 1))) {
            place.backup(true, Decider.CALM);
            place.guestWrites();
            place.backup(false, Decider.CALM);
            copy(place.site().repository(), whole);
        }
        SeedTexts texts = new SeedTexts(out);
        texts.ofRepository(whole);
        texts.ofSettings(folder);
        texts.ofServer();
        return texts.count;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(file -> !file.getFileName().toString().startsWith("lock"))
                    .toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    private void ofRepository(Path whole) throws IOException {
        try (Stream<Path> all = Files.walk(whole)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = each.getFileName().toString();
                if (name.equals("point.json")) {
                    keep(TextTarget.Kind.MANIFEST, Files.readAllBytes(each));
                } else if (name.equals("repository.json")) {
                    keep(TextTarget.Kind.REPOSITORY, Files.readAllBytes(each));
                } else if (name.equals("vm.ovf")) {
                    keep(TextTarget.Kind.OVF, Files.readAllBytes(each));
                } else if (name.endsWith(".blocks")) {
                    keep(TextTarget.Kind.BLOCKS, Files.readAllBytes(each));
                } else if (name.endsWith(".stored")) {
                    keep(TextTarget.Kind.STORED, Files.readAllBytes(each));
                }
            }
        }
    }

    private void ofSettings(Path folder) throws IOException {
        SettingsFile settings = new SettingsFile(Files.createDirectories(folder.resolve("settings")));
        Settings saved = settings.change(now -> now);
        keep(TextTarget.Kind.SETTINGS, Files.readAllBytes(settings.file()));
        Path file = folder.resolve("set-up");
        new SetUp(saved, List.of()).write(file);
        keep(TextTarget.Kind.SET_UP, Files.readAllBytes(file));
    }

    private void ofServer() throws IOException {
        keep(
                TextTarget.Kind.EXTENTS,
                "[{\"start\": 0, \"length\": 65536, \"zero\": false, \"hole\": false},"
                        + " {\"start\": 65536, \"length\": 983040, \"zero\": true, \"hole\": true}]");
        keep(
                TextTarget.Kind.CHANGES,
                "[{\"start\": 0, \"length\": 65536, \"dirty\": true, \"zero\": false},"
                        + " {\"start\": 65536, \"length\": 983040, \"dirty\": false, \"zero\": false}]");
        keep(
                TextTarget.Kind.OPTIONS,
                "{\"features\": [\"extents\", \"zero\", \"flush\"], \"max_readers\": 8, \"max_writers\": 8,"
                        + " \"unix_socket\": \"\\u0000/org/ovirt/imageio\"}");
        keep(
                TextTarget.Kind.CHECKSUM,
                "{\"algorithm\": \"sha256\", \"block_size\": 4194304, \"checksum\": \"" + "0a".repeat(32) + "\"}");
    }

    private void keep(TextTarget.Kind kind, String text) throws IOException {
        keep(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private void keep(TextTarget.Kind kind, byte[] text) throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(kind.ordinal());
        input.write(text);
        Files.write(out.resolve("text-" + count++), input.toByteArray());
    }
}
