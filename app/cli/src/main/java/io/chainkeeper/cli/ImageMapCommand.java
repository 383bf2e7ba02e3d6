package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.cli.text.Table;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// Where a disk has data, where zeroes, where nothing: from metadata alone, no data is read.
@CommandLine.Command(name = "map", description = "List the extents of an image: data, zero, hole.")
final class ImageMapCommand extends Command {
    /// More extents than this are not listed one by one; a person can't read them and a script should ask by range.
    private static final int MOST = 1_000_000;

    @CommandLine.Mixin
    ImageFile how;

    @CommandLine.Option(names = "--own", description = "This file alone, without its backing files.")
    boolean own;

    @CommandLine.Parameters(paramLabel = "FILE", description = "The image.")
    Path file;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var image = how.open(file)) {
            var extents = extents(image);
            if (json) {
                out.json(Map.of("virtualSize", image.virtualSize(), "extents", extents));
            } else {
                var table = new Table(">Start", ">Length", "", "Kind");
                extents.forEach(e -> table.row(e.start(), e.length(), Sizes.bytes(e.length()), e.kind()));
                table.lines().forEach(out::line);
            }
            return ExitCode.DONE;
        }
    }

    private List<Extent> extents(DiskImage image) throws IOException, CommandFailed {
        var extents = new ArrayList<Extent>();
        long at = 0;
        while (at < image.virtualSize()) {
            if (extents.size() == MOST) {
                throw new CommandFailed(ExitCode.FAILED, "More than " + MOST + " extents: too many to list.");
            }
            long rest = image.virtualSize() - at;
            Extent next = own ? image.ownExtentAt(at, rest) : image.extentAt(at, rest);
            at = next.end();
            int last = extents.size() - 1;
            if (last >= 0 && extents.get(last).kind() == next.kind()) {
                var before = extents.get(last);
                extents.set(last, new Extent(before.start(), before.length() + next.length(), next.kind()));
            } else {
                extents.add(next);
            }
        }
        return extents;
    }
}
