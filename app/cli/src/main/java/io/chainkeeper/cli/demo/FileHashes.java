package io.chainkeeper.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every regular file below a folder with the SHA-256 of its content: what a file system *says*, independent of how
/// its disk is laid out.
///
/// @param byName path relative to the folder, with `/`, to hexadecimal digest
public record FileHashes(Map<String, String> byName) {
    public FileHashes {
        byName = Map.copyOf(byName);
    }

    /// Reads all files below `folder`, several at once. ext4's `lost+found` belongs to the file system, not to anyone's
    /// files, and is passed over.
    static FileHashes of(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !folder.relativize(path).startsWith("lost+found"))
                    .toList();
        }
        try {
            return new FileHashes(files.parallelStream()
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString().replace('\\', '/'), FileHashes::sha256)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String sha256(Path file) {
        try (var channel = FileChannel.open(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = ByteBuffer.allocate(1 << 16);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// How `found` differs from this expectation, a line for each file, by name.
    List<String> differences(FileHashes found) {
        var lines = new TreeMap<String, String>();
        byName.forEach((name, digest) -> {
            String other = found.byName.get(name);
            if (other == null) {
                lines.put(name, name + " is missing");
            } else if (!other.equals(digest)) {
                lines.put(name, name + " has other content");
            }
        });
        found.byName.keySet().stream()
                .filter(name -> !byName.containsKey(name))
                .forEach(name -> lines.put(name, name + " should not be there"));
        return List.copyOf(lines.values());
    }
}
