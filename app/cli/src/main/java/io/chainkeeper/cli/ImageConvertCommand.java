package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.images.ImageConvert;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer.Compression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/// One image out of a whole chain, in the format that is wanted.
@CommandLine.Command(name = "convert", description = "Write an image, with all its backing files, into one new file.")
final class ImageConvertCommand extends Command {
    @CommandLine.Mixin
    ImageFile how;

    @CommandLine.Option(
            names = {"-O", "--output-format"},
            paramLabel = "FORMAT",
            defaultValue = "qcow2",
            description = "The new file's format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    ImageFormat outputFormat;

    @CommandLine.Option(
            names = {"-c", "--compression"},
            paramLabel = "TYPE",
            defaultValue = "none",
            description = "Compress clusters: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Compression compression;

    @CommandLine.Parameters(index = "0", paramLabel = "FILE", description = "The image to read.")
    Path from;

    @CommandLine.Parameters(index = "1", paramLabel = "NEW", description = "The file to write; it must not exist.")
    Path to;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var image = how.open(from)) {
            var ending = ImageConvert.convert(image, to, outputFormat, compression, (_, _) -> {}, interrupt()::asked);
            if (ending == ImageConvert.Ending.CANCELLED) {
                out.remark("Cancelled; nothing of " + to + " is left.");
                return ExitCode.CANCELLED;
            }
            if (json) {
                out.json(Map.of("file", to.toString(), "virtualSize", image.virtualSize(), "fileSize", Files.size(to)));
            } else {
                out.line(to + ": " + Sizes.bytes(image.virtualSize()) + " in " + Sizes.bytes(Files.size(to))
                        + ", durable.");
            }
            return ExitCode.DONE;
        }
    }
}
