package io.chainkeeper.force.fuzz;

import io.chainkeeper.engine.OvfForRestore;
import io.chainkeeper.engine.UnreadableOvf;
import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.StoredDigests;
import io.chainkeeper.jobs.settings.SettingsFile;
import io.chainkeeper.jobs.setup.SetUp;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/// What a fuzzer throws texts at: everything that is read of a repository, of settings, of a saved VM and of an image
/// server but for the images themselves. The first byte of an input says which.
///
/// - Nothing but an [IOException], or what the reader says that it throws, comes out.
/// - No file is open that lies outside the repository.
public final class TextTarget {
    /// The property that says where a good repository lies.
    static final String WHOLE = "fuzz.whole";

    /// What an input may be.
    enum Kind {
        MANIFEST,
        REPOSITORY,
        BLOCKS,
        STORED,
        OVF,
        SETTINGS,
        SET_UP,
        EXTENTS,
        CHANGES,
        OPTIONS,
        CHECKSUM
    }

    private final Path place;
    private final Path whole;
    private final Path scrap;
    private final Point newest;
    private final Path manifest;
    private final byte[] goodManifest;
    private final byte[] goodRepository;
    private final ScriptedImages images = new ScriptedImages();

    /// @param place an empty folder to work in
    /// @param whole a repository with a point or more
    TextTarget(Path place, Path whole) throws IOException {
        this.place = place.toRealPath();
        this.whole = whole.toRealPath();
        this.scrap = Files.createDirectory(this.place.resolve("scrap"));
        try (Repository repository = Repository.openReadOnly(this.whole)) {
            newest = repository.scan().points().getLast();
            manifest = repository.folder(newest).resolve("point.json");
        }
        goodManifest = Files.readAllBytes(manifest);
        goodRepository = Files.readAllBytes(this.whole.resolve("repository.json"));
    }

    /// Jazzer's way in.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Only.TARGET.take(input);
    }

    /// Made by the first input: from then on 64 MiB of the heap are free, whatever the fuzzer itself takes.
    private static final class Only {
        static final TextTarget TARGET = inTempFolder();
        static final Object BALLAST = Ballast.leaving(64 << 20);

        private static TextTarget inTempFolder() {
            try {
                Path whole = Path.of(Objects.requireNonNull(System.getProperty(WHOLE), WHOLE));
                return new TextTarget(Files.createTempDirectory("fuzz"), whole);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void take(byte[] input) throws IOException {
        if (input.length < 1) {
            return;
        }
        Kind kind = Kind.values()[Byte.toUnsignedInt(input[0]) % Kind.values().length];
        byte[] text = Arrays.copyOfRange(input, 1, input.length);
        switch (kind) {
            case MANIFEST -> repository(manifest, text, goodManifest);
            case REPOSITORY -> repository(whole.resolve("repository.json"), text, goodRepository);
            case BLOCKS -> file(text, BlockDigests::load);
            case STORED -> file(text, StoredDigests::load);
            case OVF -> ovf(new String(text, StandardCharsets.UTF_8));
            case SETTINGS -> settings(text);
            case SET_UP -> file(text, SetUp::read);
            case EXTENTS, CHANGES, OPTIONS, CHECKSUM -> images.answer(kind, text);
        }
    }

    interface Step {
        void run() throws IOException;
    }

    /// A refusal must have words.
    static void allowed(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).isBlank()) {
                throw new AssertionError("a refusal without words", e);
            }
        }
    }

    /// One file of the repository is something else.
    private void repository(Path file, byte[] text, byte[] good) throws IOException {
        Files.write(file, text);
        try {
            allowed(this::look);
        } finally {
            Files.write(file, good);
        }
    }

    private void look() throws IOException {
        try (Repository repository = Repository.openReadOnly(whole)) {
            for (Point point : repository.scan().points()) {
                allowed(() -> repository.ovf(point));
                allowed(() -> repository.folder(point));
                for (DiskVersion disk : point.disks()) {
                    allowed(() -> repository.digests(point, disk.disk()));
                    allowed(() -> repository.stored(point, disk.disk()));
                    allowed(() -> repository.chainOf(point, disk.disk()));
                    allowed(() -> open(repository, point, disk));
                }
            }
            repository.point(newest.id());
        }
    }

    private void open(Repository repository, Point point, DiskVersion disk) throws IOException {
        try (var image = repository.openDisk(point, disk.disk())) {
            OpenFiles.requireWithin(whole, place);
            if (image.virtualSize() < 0) {
                throw new AssertionError("a disk of no size");
            }
        }
    }

    private interface Reader {
        Object read(Path file) throws IOException;
    }

    private void file(byte[] text, Reader reader) throws IOException {
        Path file = Files.write(scrap.resolve("file"), text);
        allowed(() -> reader.read(file));
    }

    private static void ovf(String text) {
        try {
            String once = OvfForRestore.clean(text);
            if (!OvfForRestore.clean(once).equals(once)) {
                throw new AssertionError("cleaning it again changes something");
            }
            OvfForRestore.cleanWithoutNics(text);
        } catch (UnreadableOvf e) {
            if (String.valueOf(e.getMessage()).isBlank()) {
                throw new AssertionError("a refusal without words", e);
            }
        }
    }

    /// Settings that can't be read are moved aside; the next input needs the folder empty.
    private void settings(byte[] text) throws IOException {
        try (Stream<Path> old = Files.list(scrap)) {
            for (Path each : old.toList()) {
                Files.delete(each);
            }
        }
        SettingsFile file = new SettingsFile(scrap);
        Files.write(file.file(), text);
        file.current();
    }
}
