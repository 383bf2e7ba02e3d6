package io.chainkeeper.cli;

import io.chainkeeper.images.ImageCompare;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine;

/// Do two images hold the same disk? Formats, clusters and chains may differ; what a guest reads may not.
@CommandLine.Command(name = "compare", description = "Compare what a guest would read from two images.")
final class ImageCompareCommand extends Command {
    @CommandLine.Mixin
    ImageFile how;

    @CommandLine.Parameters(arity = "2", paramLabel = "FILE", description = "The two images.")
    List<Path> files;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var first = how.open(files.get(0));
                var second = how.open(files.get(1))) {
            var difference = ImageCompare.compare(first, second);
            if (json) {
                var answer = new LinkedHashMap<String, Object>();
                answer.put("identical", difference.isEmpty());
                difference.ifPresent(d -> answer.put("offset", d.offset()));
                difference.ifPresent(d -> answer.put("difference", d.words()));
                out.json(answer);
            } else {
                out.line(difference.map(d -> "The images differ: " + d.words()).orElse("The images are identical."));
            }
            return difference.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
