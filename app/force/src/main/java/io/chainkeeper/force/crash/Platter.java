package io.chainkeeper.force.crash;

import io.chainkeeper.force.files.FileStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A disk with a cache, as POSIX allows it to be: bytes are on the platter when their file was synced, names when
/// their folder was. What was not may be there after a power cut, or not, or in part.
final class Platter {
    /// What of the cache is on the platter when the power is cut.
    enum Cut {
        /// Everything, as when only the program dies.
        KEEPS_ALL,
        /// Nothing.
        LOSES_ALL,
        /// Some bytes of each file, and of each folder the names up to some moment.
        KEEPS_SOME
    }

    /// A name appears (`file` is set) or goes.
    private record Entry(Path name, Node file) {}

    /// A file, a folder, or nothing.
    private sealed interface Node {
        record Bytes(PlatterFile file) implements Node {}

        record Folder() implements Node {}

        record None() implements Node {}
    }

    private final Map<Path, Node> now = new HashMap<>();
    private final Map<Path, Node> synced = new HashMap<>();
    private final Map<Path, List<Entry>> pending = new HashMap<>();

    /// A disk with nothing on it.
    static Platter empty() {
        return new Platter();
    }

    /// A disk with a folder and all that is in it, for good.
    static Platter with(Path root) throws IOException {
        Platter platter = new Platter();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.filter(name -> !name.equals(root)).toList()) {
                Node node = Files.isDirectory(each)
                        ? new Node.Folder()
                        : new Node.Bytes(new PlatterFile(Files.readAllBytes(each)));
                platter.now.put(each, node);
                platter.synced.put(each, node);
            }
        }
        return platter;
    }

    private Platter() {}

    /// Does what was recorded.
    void apply(Recording.Change change) {
        FileStep step = change.step();
        switch (step.kind()) {
            case CREATE -> name(step.file(), new Node.Bytes(new PlatterFile()));
            case MAKE_FOLDER -> name(step.file(), new Node.Folder());
            case DELETE -> name(step.file(), new Node.None());
            case MOVE -> {
                Node moved = now.getOrDefault(step.file(), new Node.None());
                // One operation: the new name and the old one change together.
                name(step.to(), moved);
                name(step.file(), new Node.None());
            }
            case WRITE -> file(step.file()).write(step.offset(), change.bytes());
            case TRUNCATE -> file(step.file()).truncate(step.bytes());
            case FORCE -> sync(step.file());
            case OPEN, READ, LIST -> {}
        }
    }

    private PlatterFile file(Path name) {
        if (now.get(name) instanceof Node.Bytes(PlatterFile file)) {
            return file;
        }
        throw new IllegalStateException("no file is called " + name);
    }

    private void name(Path name, Node node) {
        now.put(name, node);
        pending.computeIfAbsent(name.getParent(), folder -> new ArrayList<>()).add(new Entry(name, node));
    }

    private void sync(Path name) {
        if (now.get(name) instanceof Node.Bytes(PlatterFile file)) {
            file.sync();
            return;
        }
        List<Entry> names = pending.remove(name);
        if (names != null) {
            names.forEach(entry -> synced.put(entry.name(), entry.file()));
        }
    }

    /// Writes what is left after a power cut.
    ///
    /// @param root of what was recorded
    /// @param to   a new folder that takes its place
    void writeTo(Path root, Path to, Cut cut, Random chance) throws IOException {
        Map<Path, Node> left = new TreeMap<>(names(cut, chance));
        Set<Path> folders = new HashSet<>();
        Files.createDirectories(to);
        folders.add(root);
        for (Map.Entry<Path, Node> each : left.entrySet()) {
            Path name = each.getKey();
            if (!folders.contains(name.getParent())) {
                continue; // its folder is lost
            }
            Path target = to.resolve(root.relativize(name));
            switch (each.getValue()) {
                case Node.Folder folder -> {
                    Files.createDirectories(target);
                    folders.add(name);
                }
                case Node.Bytes(PlatterFile file) -> Files.write(target, bytes(file, cut, chance));
                case Node.None none -> {}
            }
        }
    }

    private Map<Path, Node> names(Cut cut, Random chance) {
        Map<Path, Node> names = new HashMap<>(synced);
        pending.forEach((folder, entries) -> {
            int kept = switch (cut) {
                case KEEPS_ALL -> entries.size();
                case LOSES_ALL -> 0;
                case KEEPS_SOME -> chance.nextInt(entries.size() + 1);
            };
            entries.subList(0, kept).forEach(entry -> names.put(entry.name(), entry.file()));
        });
        return names;
    }

    private static byte[] bytes(PlatterFile file, Cut cut, Random chance) {
        return switch (cut) {
            case KEEPS_ALL -> file.everything();
            case LOSES_ALL -> file.platter();
            case KEEPS_SOME -> file.some(chance);
        };
    }
}
