package io.chainkeeper.jobs.work;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells by the system's words that a disk has no room. It gives no number, and its words are in the
/// language of whoever uses it. Linux has a device that is always full: what is said of it here is
/// what will be said of a disk.
final class NoRoom {
    private static final Path ALWAYS_FULL = Path.of("/dev/full");

    /// Linux's, macOS's and Windows's in English.
    private static final List<String> ENGLISH = List.of("no space left", "not enough space", "quota exceeded");

    private static final Optional<String> HERE = saidHere();

    private NoRoom() {}

    /// Whether a message says it.
    static boolean saidBy(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return ENGLISH.stream().anyMatch(words::contains)
                || HERE.filter(message::contains).isPresent();
    }

    private static Optional<String> saidHere() {
        if (Files.isRegularFile(ALWAYS_FULL)) {
            return Optional.empty();
        }
        try (FileChannel device = FileChannel.open(ALWAYS_FULL, StandardOpenOption.WRITE)) {
            device.write(ByteBuffer.allocate(1));
            return Optional.empty();
        } catch (FileSystemException none) {
            return Optional.empty();
        } catch (IOException full) {
            return Optional.ofNullable(full.getMessage()).filter(words -> !words.isBlank());
        }
    }
}
