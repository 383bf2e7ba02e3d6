package io.chainkeeper.jobs.settings;

import io.chainkeeper.jobs.settings.SealedMessage.Cost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// An opened sealed file: what was in it, and the passphrase to seal it again with.
///
/// @param passphrase used and wiped by one process at a time, under the file's lock
/// @param secrets    by their names' text
/// @param stamp      of the file as it was read or written
record OpenedSeal(char[] passphrase, Map<String, String> secrets, FileStamp stamp) {
    /// Reads a file. The passphrase is its own from now on, and wiped when it does not open the file.
    static OpenedSeal read(Path file, char[] passphrase) throws IOException {
        FileStamp stamp = FileStamp.of(file);
        try {
            return new OpenedSeal(passphrase, SealedContent.read(file, passphrase), stamp);
        } catch (IOException | RuntimeException e) {
            Arrays.fill(passphrase, '\0');
            throw e;
        }
    }

    /// Writes a file.
    static OpenedSeal written(Path file, char[] passphrase, Map<String, String> secrets, Cost cost) throws IOException {
        SealedContent.write(file, secrets, passphrase, cost);
        return new OpenedSeal(passphrase, Map.copyOf(secrets), FileStamp.of(file));
    }

    /// Whether the file is still as it was then.
    boolean isOf(Path file) {
        return stamp.equals(FileStamp.of(file));
    }

    /// Leaves nothing of the passphrase in memory.
    void wipe() {
        Arrays.fill(passphrase, '\0');
    }

    @Override
    public String toString() {
        return "OpenedSeal[" + secrets.size() + " kept]";
    }
}
