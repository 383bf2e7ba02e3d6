package io.chainkeeper.cli;

import io.chainkeeper.engine.EngineCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A certificate authority from a file that the person named.
final class CaFile {
    /// A handful of certificates; anything larger is another file.
    private static final long LARGEST = 1 << 20;

    private CaFile() {}

    static EngineCa read(Path file) throws IOException, CommandFailed {
        if (Files.size(file) > LARGEST) {
            throw new CommandFailed(ExitCode.USAGE, file + " is too large for a file of certificates.");
        }
        try {
            return EngineCa.ofPem(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(ExitCode.USAGE, file + " holds no certificate in PEM form.", e);
        }
    }
}
