package io.chainkeeper.cli;

import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.ServerTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The options by which a person says how an imageio server is reached.
final class ImageServerAccess {
    @CommandLine.Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "The certificate authority of the server, as PEM (default: what this computer trusts).")
    @Nullable
    Path ca;

    @CommandLine.Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Connections at once, as far as the server allows (default: ${DEFAULT-VALUE}).")
    int workers;

    ImageClient open(URI ticket) throws IOException, CommandFailed {
        checkWorkers();
        return ImageClient.open(ticket, trust(), limits());
    }

    void checkWorkers() throws CommandFailed {
        if (workers < 1 || workers > 64) {
            throw new CommandFailed(ExitCode.USAGE, "--workers must be between 1 and 64.");
        }
    }

    private ImageClient.Limits limits() {
        var standard = ImageClient.Limits.standard();
        return new ImageClient.Limits(standard.connect(), standard.read(), workers);
    }

    /// How the server is trusted.
    ServerTrust trust() throws IOException, CommandFailed {
        return ca == null
                ? ServerTrust.ofThisComputer()
                : ServerTrust.of(CaFile.read(ca).trust());
    }
}
