package io.chainkeeper.cli;

import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.images.ImageInfo;
import io.chainkeeper.lab.DemoDataCentre;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The simulated engine and image server, for other programs.
@CommandLine.Command(
        name = "lab",
        description =
                "Run the simulated oVirt engine and image server until Ctrl-C. Any oVirt client can work with it.",
        subcommands = LabTroubleCommand.class)
final class LabCommand extends Command {
    /// Of the demo data centre's disks: every lab shows the same one.
    private static final long SEED = 1;

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The lab's folder: its authority, its disks, and its address for --lab DIR.")
    @Nullable
    Path dir;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The engine's port (default: any that is free).")
    int port;

    @CommandLine.Option(
            names = "--imageio-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The image server's port (default: any that is free).")
    int imageioPort;

    @CommandLine.Option(
            names = "--time-scale",
            paramLabel = "X",
            defaultValue = "0.2",
            description = "How long phases last: 1 as on a real engine, 0 at once (default: ${DEFAULT-VALUE}).")
    double timeScale;

    @CommandLine.Option(
            names = "--add",
            paramLabel = "NAME=PATH",
            description = "Add a running VM whose disk is an image file (raw or qcow2) or, from a folder, an ext4 file "
                    + "system of it. May be repeated.")
    Map<String, Path> added = new LinkedHashMap<>();

    @CommandLine.Option(
            names = "--compat",
            paramLabel = "LEVEL",
            defaultValue = "4.7",
            description =
                    "Compatibility level of its cluster, 4.4 to 4.7: hybrid backups from 4.7 on, incremental ones from 4.5 on "
                            + "(default: ${DEFAULT-VALUE}).")
    String compat = "4.7";

    @CommandLine.Option(names = "--bare", description = "Without the demo data centre's VMs.")
    boolean bare;

    @Override
    ExitCode run(Output out) throws Exception {
        if (dir == null) {
            throw new CommandFailed(ExitCode.USAGE, "Say where the lab keeps its disks: --dir DIR.");
        }
        Files.createDirectories(dir);
        var options = options(dir);
        try (var lab = Lab.start(options)) {
            if (!bare) {
                DemoDataCentre.plant(lab, SEED);
            }
            for (var vm : added.entrySet()) {
                lab.add(VmSpec.up(vm.getKey(), disk(vm.getKey(), vm.getValue())));
            }
            LabAccess.to(lab).write(dir);
            tell(lab, dir, out);
            interrupt().await();
        } finally {
            LabAccess.remove(dir);
        }
        return ExitCode.DONE;
    }

    private LabOptions options(Path dir) throws CommandFailed {
        if (!compat.matches("4\\.[4-7]")) {
            throw new CommandFailed(ExitCode.USAGE, "The compatibility level must be 4.4, 4.5, 4.6 or 4.7.");
        }
        return LabOptions.fast(dir.resolve("lab"))
                .withTimeScale(timeScale)
                .withPorts(port, imageioPort)
                .withCompat(compat);
    }

    private static DiskSpec disk(String vm, Path path) throws IOException {
        String alias = vm + "_Disk1";
        if (Files.isDirectory(path)) {
            return DiskSpec.folder(alias, path);
        }
        return switch (ImageInfo.read(path).format()) {
            case QCOW2 -> DiskSpec.qcow2(alias, path);
            case RAW -> DiskSpec.rawImage(alias, path);
        };
    }

    private void tell(Lab lab, Path dir, Output out) throws Exception {
        Path ca = Files.writeString(dir.resolve("ca.pem"), lab.caPem());
        if (json) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("engine", lab.engineUrl().toString());
            answer.put("user", lab.user());
            answer.put("password", lab.password());
            answer.put("ca", ca.toString());
            answer.put("vms", lab.vms().size());
            out.json(answer);
            return;
        }
        out.line("engine    " + lab.engineUrl());
        out.line("user      " + lab.user());
        out.line("password  " + lab.password());
        out.line("CA file   " + ca);
        out.line(lab.vms().size() + " VMs. Try: chainkeeper vms --lab " + dir + "   (Ctrl-C ends the lab)");
    }
}
