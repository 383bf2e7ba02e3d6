package io.chainkeeper.cli;

import io.chainkeeper.cli.bench.LabVm;
import io.chainkeeper.cli.bench.SourceDisk;
import io.chainkeeper.cli.bench.SpeakingProcess;
import io.chainkeeper.cli.bench.Ticket;
import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineLimits;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The command lines of [transfers][TransferCommand] and images, for a start-up cache of their own: one that holds
/// nothing else, because all that it holds is loaded at each start.
///
/// The lab and its engine's client are in another process, so that they are not in the cache.
public final class TransferRehearsal {
    private static final long DISK = 64 << 20;
    private static final int GUEST_WRITES = 40;
    private static final String STAGE = "--stage";

    private TransferRehearsal() {}

    /// Started by builds, not by people.
    ///
    /// @param arguments a new or empty folder; everything is left in it
    /// @throws Exception when a command did not end well: then the program that was built does not work
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[arguments.length - 1]));
        if (arguments[0].equals(STAGE)) {
            stage(folder, System.out);
            return;
        }
        Locale.setDefault(Locale.ROOT); // as Main does
        var words = List.of("chainkeeper.cli/" + TransferRehearsal.class.getName(), STAGE, folder.toString());
        try (var stage = SpeakingProcess.start(words, folder.resolve("stage.err"))) {
            play(folder, URI.create(stage.line()), URI.create(stage.line()), URI.create(stage.line()));
        }
    }

    /// Plays them.
    ///
    /// @param folder  with the lab's authority in `ca.pem`
    /// @param all     a ticket to read a disk
    /// @param changed a ticket to read what changed on another one of the same size
    /// @param empty   a ticket to write a disk of the same size
    static void play(Path folder, URI all, URI changed, URI empty) throws IOException {
        String ca = folder.resolve("ca.pem").toString();
        String full = folder.resolve("full.qcow2").toString();
        String top = folder.resolve("changes.qcow2").toString();
        Rehearsal.say("--help");
        Rehearsal.say("--version");
        Rehearsal.say("transfer", "download", "--help");
        Rehearsal.say("transfer", "download", "--ca", ca, all.toString(), full);
        Rehearsal.say("transfer", "download", "--ca", ca, "--incremental", "--backing", full, changed.toString(), top);
        Rehearsal.say("image", "info", top);
        Rehearsal.say("transfer", "upload", "--ca", ca, top, empty.toString());
    }

    /// A lab with the three tickets of [#play], until this process is ended.
    private static void stage(Path folder, PrintStream told) throws Exception {
        Path raw = SourceDisk.write(folder.resolve("disk.raw"), DISK / 4, SourceDisk.SMALL);
        try (var lab = Lab.start(LabOptions.fast(folder.resolve("lab")))) {
            for (URI url : tickets(lab, raw, folder)) {
                told.println(url);
            }
            Interrupt.ofThisProcess().await();
        }
    }

    /// Orders the three tickets of [#play].
    static List<URI> tickets(Lab lab, Path raw, Path folder) throws Exception {
        Files.writeString(folder.resolve("ca.pem"), lab.caPem());
        lab.add(VmSpec.up("whole", DiskSpec.rawImage("whole", raw)));
        var worked = lab.add(VmSpec.up("changed", DiskSpec.rawImage("changed", raw)));
        var access = LabAccess.to(lab).engine();
        try (var engine = Engine.connect(access.address(), access.ca(), access.login(), EngineLimits.standard())) {
            LabVm whole = LabVm.named("whole", engine);
            Ticket all = whole.reading(whole.backup(Optional.empty())).take();
            LabVm vm = LabVm.named("changed", engine);
            UUID checkpoint = vm.end(vm.backup(Optional.empty()));
            worked.guest(1).work(GUEST_WRITES);
            Ticket changed = vm.reading(vm.backup(Optional.of(checkpoint))).take();
            Ticket empty = vm.writing(Files.size(raw)).take();
            return List.of(all.url(), changed.url(), empty.url());
        }
    }
}
