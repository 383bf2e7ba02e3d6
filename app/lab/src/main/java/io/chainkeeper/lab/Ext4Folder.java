package io.chainkeeper.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes an ext4 file system of a folder, by `mke2fs -d`.
final class Ext4Folder {
    private static final long BLOCK = 4096;
    private static final long INODE = 256;
    private static final long MINUTES = 10;

    /// Journal, group descriptors, tables: what the smallest file system needs beside files.
    private static final long BASE = 48L << 20;

    private static final long MIB = 1L << 20;

    private Ext4Folder() {}

    /// What a folder will need.
    ///
    /// @param entries files, folders and links
    /// @param bytes   of their content, in whole blocks
    record Need(long entries, long bytes) {
        /// Size of a file system for it, in whole MiB: a twentieth more for extents and folders' blocks.
        long size(long spare) {
            long bytesWithTables = bytes + bytes / 20 + inodes() * INODE + BASE + Math.max(spare, bytes / 5);
            return (bytesWithTables + MIB - 1) / MIB * MIB;
        }

        /// Inodes for it, and a quarter more for files to come.
        long inodes() {
            return entries + entries / 4 + 1024;
        }
    }

    /// Counts what lies in a folder, without following links.
    static Need need(Path folder) throws IOException {
        Counter counter = new Counter();
        Files.walkFileTree(folder, counter);
        return new Need(counter.entries, counter.bytes);
    }

    /// Makes the file system in a new raw file.
    ///
    /// @throws IOException when `mke2fs` is missing, fails or does not end; with its words
    static void make(Path folder, long spare, Path raw) throws IOException {
        Need need = need(folder);
        Path output = raw.resolveSibling(raw.getFileName() + ".out");
        List<String> command = List.of(
                "mke2fs",
                "-q",
                "-F",
                "-t",
                "ext4",
                "-b",
                "4096",
                "-m",
                "0",
                "-I",
                "256",
                "-N",
                String.valueOf(need.inodes()),
                "-E",
                "root_owner=0:0",
                "-d",
                folder.toAbsolutePath().toString(),
                raw.toAbsolutePath().toString(),
                need.size(spare) / 1024 + "k");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            Process process = started(builder.redirectOutput(output.toFile()));
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("mke2fs did not end within " + MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new IOException("mke2fs refused " + folder + ": " + beginning(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while mke2fs worked", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Process started(ProcessBuilder builder) throws IOException {
        Path tool = List.of("/usr/sbin/mke2fs", "/sbin/mke2fs", "/usr/bin/mke2fs").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("mke2fs is missing. Install the package e2fsprogs and try again."));
        List<String> command = new ArrayList<>(builder.command());
        command.set(0, tool.toString());
        return builder.command(command).start();
    }

    private static String beginning(Path output) throws IOException {
        try (var in = Files.newInputStream(output)) {
            return new String(in.readNBytes(1000), StandardCharsets.UTF_8).strip();
        }
    }

    private static final class Counter extends SimpleFileVisitor<Path> {
        private long entries;
        private long bytes;

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs) {
            entries++;
            bytes += BLOCK;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) {
            entries++;
            bytes += (attrs.size() + BLOCK - 1) / BLOCK * BLOCK;
            return FileVisitResult.CONTINUE;
        }
    }
}
