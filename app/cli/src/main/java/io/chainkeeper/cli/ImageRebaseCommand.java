package io.chainkeeper.cli;

import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.ImageRebase;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/// The same image, hanging on a file of another name. The file must hold the same disk; nothing is copied.
@CommandLine.Command(
        name = "rebase",
        description = "Write a new backing file name into an image's header. No data is copied: the new backing file "
                + "must hold the same bytes as the old one.")
final class ImageRebaseCommand extends Command {
    @CommandLine.Option(
            names = {"-b", "--backing"},
            paramLabel = "NAME",
            required = true,
            description = "The backing file, relative to the image.")
    String backing;

    @CommandLine.Option(
            names = {"-F", "--backing-format"},
            paramLabel = "FORMAT",
            required = true,
            description = "Its format: ${COMPLETION-CANDIDATES}.")
    ImageFormat backingFormat;

    @CommandLine.Parameters(paramLabel = "FILE", description = "The qcow2 image to change.")
    Path file;

    @Override
    ExitCode run(Output out) throws Exception {
        ImageRebase.rebase(file, backing, backingFormat);
        if (json) {
            out.json(Map.of("file", file.toString(), "backing", backing, "format", backingFormat.qemuName()));
        } else {
            out.line(file + " now hangs on " + backing + " (" + backingFormat.qemuName() + ").");
        }
        return ExitCode.DONE;
    }
}
