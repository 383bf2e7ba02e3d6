package io.chainkeeper.cli;

import picocli.CommandLine;

/// Bytes between a file and any imageio server, with nothing of ours in between.
@CommandLine.Command(
        name = "transfer",
        description = "Download or upload one disk image at an imageio server, by the URL of a ticket.",
        subcommands = {TransferDownloadCommand.class, TransferUploadCommand.class})
final class TransferCommand extends CommandGroup {}
