package io.chainkeeper.cli;

import io.chainkeeper.cli.labs.LabAccess;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;

/// Command lines that a build plays once, in a process that the Java machine watches: what they load and run often is
/// what the start-up cache that ships will hold.
///
/// A small VM of the built-in lab goes the whole way, so that engine, image server, images, repository and catalog
/// have all been there.
public final class Rehearsal {
    private static final long MIB = 1 << 20;
    private static final String VM = "rehearsal";

    private Rehearsal() {}

    /// Plays them.
    ///
    /// @param folder new or empty; everything is left in it
    /// @throws IOException when a command did not end well: then the program that was built does not work
    public static void play(Path folder) throws IOException {
        Locale.setDefault(Locale.ROOT); // as Main does
        try (var lab = Lab.start(LabOptions.fast(folder.resolve("lab")))) {
            var vm = lab.add(VmSpec.up(VM, DiskSpec.seeded("disk", 64 * MIB, 16 * MIB, 1)));
            LabAccess.to(lab).write(folder);
            say("--help");
            say("--version");
            say("vms", "--lab", folder.toString());
            say("backup", VM, "--lab", folder.toString());
            vm.guest(1).work(10);
            say("backup", VM, "--lab", folder.toString(), "--json");
            say("points", VM, "--lab", folder.toString());
            say("schedule", "list", "--lab", folder.toString());
        }
    }

    /// Says one command line in this process.
    ///
    /// @throws IOException when it did not end well
    static void say(String... words) throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), words);
        if (status != ExitCode.DONE.number()) {
            throw new IOException(String.join(" ", words) + " ended with " + status + ": " + err);
        }
    }
}
