package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.images.ImageInfo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine;

/// What a file says of itself. Nothing but the header and tables is read.
@CommandLine.Command(name = "info", description = "Show what an image's header says.")
final class ImageInfoCommand extends Command {
    @CommandLine.Parameters(paramLabel = "FILE", description = "The image.")
    Path file;

    @Override
    ExitCode run(Output out) throws Exception {
        var info = ImageInfo.read(file);
        if (json) {
            out.json(document(info));
            return ExitCode.DONE;
        }
        out.line("file          " + info.file());
        out.line("format        " + info.format().qemuName());
        out.line("virtual size  " + exact(info.virtualSize()));
        out.line("file size     " + exact(info.fileBytes()));
        info.allocatedBytes().ifPresent(bytes -> out.line("stored        " + exact(bytes)));
        info.qcow2().ifPresent(qcow2 -> {
            out.line("version       " + qcow2.version());
            out.line("cluster size  " + exact(qcow2.clusterSize()));
            out.line("compression   " + qcow2.compression().name().toLowerCase(Locale.ROOT));
            out.line("refcount bits " + qcow2.refcountBits());
            qcow2.backingName()
                    .ifPresent(name -> out.line("backing file  " + name + " ("
                            + qcow2.backingFormat().orElse("no format recorded") + ")"));
            if (qcow2.extendedL2()) {
                out.line("extended L2   yes");
            }
            if (qcow2.dirty() || qcow2.corrupt()) {
                out.line("marked        " + (qcow2.corrupt() ? "corrupt" : "dirty"));
            }
        });
        return ExitCode.DONE;
    }

    private static String exact(long bytes) {
        String words = Sizes.bytes(bytes);
        return bytes < 1024 ? words : words + " (" + bytes + " bytes)";
    }

    private static LinkedHashMap<String, Object> document(ImageInfo info) {
        var document = new LinkedHashMap<String, Object>();
        document.put("file", info.file().toString());
        document.put("format", info.format().qemuName());
        document.put("virtualSize", info.virtualSize());
        document.put("fileBytes", info.fileBytes());
        info.allocatedBytes().ifPresent(bytes -> document.put("storedBytes", bytes));
        info.qcow2().ifPresent(qcow2 -> {
            document.put("version", qcow2.version());
            document.put("clusterSize", qcow2.clusterSize());
            document.put("compression", qcow2.compression().name().toLowerCase(Locale.ROOT));
            document.put("refcountBits", qcow2.refcountBits());
            document.put("extendedL2", qcow2.extendedL2());
            document.put("dirty", qcow2.dirty());
            document.put("corrupt", qcow2.corrupt());
            qcow2.backingName().ifPresent(name -> document.put("backing", name));
            qcow2.backingFormat().ifPresent(format -> document.put("backingFormat", format));
        });
        return document;
    }
}
