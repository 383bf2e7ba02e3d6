package io.chainkeeper.jobs.adopt;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.ImageInfo;
import io.chainkeeper.jobs.care.Adoption;
import io.chainkeeper.repository.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Looks at a folder that `backup_vm.py` has filled, and says what could be taken in. It only reads.
///
/// The script writes no backing file into an incremental: its documentation leaves it to the person to rebase it on the
/// backup before. So where a header names a file, that must be the disk's earlier one in the same folder; where none
/// is named, the disk's file before is taken, and the look says so.
final class FolderLook {
    private static final int MOST_FILES = 10_000;
    private static final int SECTOR = 512;

    private final Path folder;
    private final Repository repository;
    private final ZoneId zone;
    private final List<Adoption.Problem> problems = new ArrayList<>();
    private final Map<String, Adoption.Image> good = new HashMap<>();

    /// What a file is that stays out.
    private static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;
        private final Adoption.Why why;
        private final String detail;

        NotTaken(Adoption.Why why, String detail) {
            super(why + " " + detail);
            this.why = why;
            this.detail = detail;
        }
    }

    FolderLook(Path folder, Repository repository, ZoneId zone) {
        this.folder = folder;
        this.repository = repository;
        this.zone = zone;
    }

    Adoption look() throws IOException {
        Map<UUID, List<ScriptFile>> byDisk = files().stream()
                .sorted(Comparator.comparing(ScriptFile::minute).thenComparing(ScriptFile::name))
                .collect(Collectors.groupingBy(ScriptFile::disk));
        Map<String, List<Adoption.Image>> byMinute = new TreeMap<>();
        for (List<ScriptFile> files : byDisk.values()) {
            Optional<ScriptFile> before = Optional.empty();
            for (ScriptFile file : files) {
                judge(file, before).ifPresent(image -> {
                    good.put(file.name(), image);
                    byMinute.computeIfAbsent(file.minute(), _ -> new ArrayList<>())
                            .add(image);
                });
                before = Optional.of(file);
            }
        }
        List<Adoption.Found> found = new ArrayList<>();
        for (var minute : byMinute.entrySet()) {
            found.add(found(minute.getKey(), minute.getValue()));
        }
        problems.sort(Comparator.comparing(Adoption.Problem::file));
        return new Adoption(folder, found, problems);
    }

    private List<ScriptFile> files() throws IOException {
        List<ScriptFile> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.qcow2")) {
            for (Path path : all) {
                String name = String.valueOf(path.getFileName());
                Optional<ScriptFile> file = ScriptFile.of(name);
                if (file.isEmpty()) {
                    problem(name, Adoption.Why.OTHER_NAME, "");
                } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    problem(name, Adoption.Why.NO_PLAIN_FILE, "");
                } else if (files.size() < MOST_FILES) {
                    files.add(file.get());
                } else {
                    problem(name, Adoption.Why.TOO_MANY, String.valueOf(MOST_FILES));
                }
            }
        }
        return files;
    }

    private void problem(String file, Adoption.Why why, String detail) {
        problems.add(new Adoption.Problem(file, why, detail));
    }

    private Optional<Adoption.Image> judge(ScriptFile file, Optional<ScriptFile> before) {
        Path path = folder.resolve(file.name());
        // Opening applies every rule of the images module to the header and to each file below; a header that
        // names a file elsewhere is refused there.
        try (DiskImage image = DiskImage.open(path, ImageFormat.QCOW2)) {
            ImageInfo info = ImageInfo.read(path);
            ImageInfo.Qcow2 header = info.qcow2().orElseThrow(() -> new NotTaken(Adoption.Why.NOT_FINISHED, ""));
            if (header.extendedL2()) {
                return refused(file, Adoption.Why.SUBCLUSTERS, "");
            }
            if (image.virtualSize() % SECTOR != 0) {
                return refused(file, Adoption.Why.PART_OF_A_SECTOR, String.valueOf(image.virtualSize()));
            }
            Optional<String> below = below(file, header, before);
            if (file.incremental() && below.isEmpty()) {
                return refused(file, Adoption.Why.NOTHING_BELOW, "");
            }
            return hung(
                    file,
                    info,
                    below,
                    file.incremental() && header.backingName().isEmpty());
        } catch (NotTaken e) {
            return refused(file, e.why, e.detail);
        } catch (IOException | RuntimeException e) {
            return refused(file, Adoption.Why.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> below(ScriptFile file, ImageInfo.Qcow2 header, Optional<ScriptFile> before)
            throws NotTaken {
        Optional<String> named = header.backingName();
        if (!file.incremental() && named.isPresent()) {
            throw new NotTaken(Adoption.Why.CALLED_FULL, named.get());
        }
        if (named.isPresent()) {
            Optional<ScriptFile> known = ScriptFile.of(named.get());
            boolean earlier = known.filter(each -> each.disk().equals(file.disk()))
                    .filter(each -> each.minute().compareTo(file.minute()) < 0)
                    .isPresent();
            if (!earlier) {
                throw new NotTaken(Adoption.Why.STRANGE_BELOW, named.get());
            }
            return named;
        }
        return file.incremental() ? before.map(ScriptFile::name) : Optional.empty();
    }

    private Optional<Adoption.Image> hung(ScriptFile file, ImageInfo info, Optional<String> below, boolean assumed) {
        if (below.isPresent()) {
            Adoption.Image parent = good.get(below.get());
            if (parent == null) {
                return refused(file, Adoption.Why.BELOW_STAYS_OUT, below.get());
            }
            if (parent.virtualSize() != info.virtualSize()) {
                return refused(file, Adoption.Why.OTHER_SIZE, below.get());
            }
        }
        return Optional.of(new Adoption.Image(
                file.disk(),
                file.name(),
                below,
                assumed,
                info.virtualSize(),
                info.allocatedBytes().orElse(info.fileBytes())));
    }

    private Optional<Adoption.Image> refused(ScriptFile file, Adoption.Why why, String detail) {
        problem(file.name(), why, detail);
        return Optional.empty();
    }

    private Adoption.Found found(String minute, List<Adoption.Image> images) throws IOException {
        List<Adoption.Image> sorted = images.stream()
                .sorted(Comparator.comparing(Adoption.Image::file))
                .toList();
        Instant at = ScriptFile.of(sorted.getFirst().file()).orElseThrow().at(zone);
        UUID id = idOf(minute, sorted);
        return new Adoption.Found(id, at, sorted, repository.point(id).isPresent());
    }

    /// The same files give the same point, wherever the folder lies.
    private static UUID idOf(String minute, List<Adoption.Image> images) {
        String what = images.stream()
                .map(image -> image.file() + ":" + image.bytes())
                .collect(Collectors.joining("\n", "adopted " + minute + "\n", ""));
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }
}
