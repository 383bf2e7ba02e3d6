package io.chainkeeper.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// Real files of this computer, copied into one folder: what the demo's guest has on its disk.
///
/// @param folder where the copies lie
/// @param files  how many there are
/// @param bytes  their sizes, added up, in bytes
record SourceTree(Path folder, int files, long bytes) {
    /// What to take, and when to stop.
    ///
    /// @param roots folders to copy from, in this order; one that is missing is passed over
    /// @param bytes stop when this many bytes have been copied
    /// @param files stop when this many files have been copied
    record Wanted(List<Path> roots, long bytes, int files) {
        /// Documentation, icons and programs: thousands of small files and some hundred big ones.
        static Wanted ofThisComputer() {
            return new Wanted(
                    List.of(
                            Path.of("/usr/share/doc"),
                            Path.of("/usr/share/perl"),
                            Path.of("/usr/share"),
                            Path.of("/usr/bin"),
                            Path.of("/usr/lib"),
                            Path.of(System.getProperty("java.home"))),
                    360L << 20,
                    12_000);
        }
    }

    /// A single file above this would eat the budget of thousands.
    private static final long LARGEST_FILE = 24L << 20;

    /// Copies regular, readable files until a limit of `wanted` is reached. Links, devices and unreadable files are
    /// passed over: the demo needs files it can compare.
    static SourceTree gather(Wanted wanted, Path folder) throws IOException {
        Files.createDirectories(folder);
        var copying = new Copying(wanted, folder);
        for (Path root : wanted.roots()) {
            // Each root gets an equal share of what is left, so that no root fills the disk with one kind of file.
            if (Files.isDirectory(root)) {
                copying.nextRoot(root);
                Files.walkFileTree(root, copying);
            }
        }
        return new SourceTree(folder, copying.files, copying.bytes);
    }

    private static final class Copying extends SimpleFileVisitor<Path> {
        private final Wanted wanted;
        private final Path target;
        private Path root = Path.of("/");
        private int rootsLeft;
        private long bytesUntil;
        private int filesUntil;
        private int files;
        private long bytes;

        Copying(Wanted wanted, Path target) {
            this.wanted = wanted;
            this.target = target;
            this.rootsLeft = wanted.roots().size();
        }

        void nextRoot(Path next) {
            root = next;
            bytesUntil = bytes + (wanted.bytes() - bytes) / Math.max(1, rootsLeft - 1);
            filesUntil = files + (wanted.files() - files) / Math.max(1, rootsLeft - 1);
            rootsLeft--;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (bytes >= bytesUntil || files >= filesUntil) {
                return FileVisitResult.TERMINATE;
            }
            boolean wantedHere = attributes.isRegularFile()
                    && attributes.size() <= LARGEST_FILE
                    && PlainName.of(root.relativize(file))
                    && Files.isReadable(file);
            if (wantedHere) {
                copy(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        private void copy(Path file, long size) throws IOException {
            Path copy = target.resolve(file.getRoot().relativize(file).toString());
            if (Files.exists(copy)) {
                return;
            }
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            files++;
            bytes += size;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
