package io.chainkeeper.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// One working day of the demo's guest: it deletes some files, rewrites some, and adds new ones. The same is done to
/// the source folder, so that it always says what the guest's files must be.
///
/// @param deleted   files removed
/// @param rewritten files with new content
/// @param added     new files
/// @param bytes     content written, in bytes
public record GuestWork(int deleted, int rewritten, int added, long bytes) {
    private static final int DELETE = 25;
    private static final int REWRITE = 40;
    private static final int ADD = 60;
    private static final int NEW_FILE_BYTES = 256 << 10;
    private static final long LARGEST_REWRITTEN = 1 << 20;

    /// @param seed of this day: the same seed on the same files does the same work
    /// @param day  names the folder of the added files
    static GuestWork doneOn(Path tree, GuestFileSystem guest, long seed, int day) throws IOException {
        var random = new Random(seed);
        var victims = small(tree);
        Collections.shuffle(victims, random);
        int delete = Math.min(DELETE, victims.size() / 4);
        int rewrite = Math.min(REWRITE, victims.size() / 4);
        var commands = new ArrayList<String>();
        long bytes = 0;
        for (Path file : victims.subList(0, delete)) {
            commands.add("rm " + inGuest(tree, file));
            Files.delete(file);
        }
        for (Path file : victims.subList(delete, delete + rewrite)) {
            bytes += write(file, random, (int) Files.size(file) + 1 + random.nextInt(8192));
            commands.add("rm " + inGuest(tree, file));
            commands.add("write " + GuestFileSystem.quoted(file) + " " + inGuest(tree, file));
        }
        String folder = "work-of-day-" + day;
        Files.createDirectories(tree.resolve(folder));
        commands.add("mkdir /" + folder);
        for (int i = 0; i < ADD; i++) {
            Path file = tree.resolve(folder).resolve("report-" + i + ".bin");
            bytes += write(file, random, 1 + random.nextInt(NEW_FILE_BYTES));
            commands.add("write " + GuestFileSystem.quoted(file) + " " + inGuest(tree, file));
        }
        guest.change(commands);
        return new GuestWork(delete, rewrite, ADD, bytes);
    }

    private static String inGuest(Path tree, Path file) {
        return GuestFileSystem.quoted(Path.of("/").resolve(tree.relativize(file)));
    }

    private static List<Path> small(Path tree) throws IOException {
        var files = new ArrayList<Path>();
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) walk.sorted()::iterator) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) <= LARGEST_REWRITTEN) {
                    files.add(path);
                }
            }
        }
        return files;
    }

    private static long write(Path file, Random random, int length) throws IOException {
        byte[] content = new byte[length];
        random.nextBytes(content);
        Files.deleteIfExists(file); // a copy may be read-only; a new file is ours
        Files.write(file, content);
        return length;
    }
}
