package io.chainkeeper.cli;

import io.chainkeeper.engine.Vm;
import io.chainkeeper.images.Qcow2Writer.Compression;
import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Proving;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/// One backup of one VM, now.
@CommandLine.Command(
        name = "backup",
        description = "Back up a VM now: incrementally where that is possible, and say why where it is not.")
final class BackupCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Mixin
    RateLimit rate;

    @CommandLine.Option(names = "--full", description = "Read every disk whole, even where changes would do.")
    boolean full;

    @CommandLine.Option(
            names = "--proof",
            paramLabel = "WHEN",
            defaultValue = "never",
            description = "Let the server read its whole disks and compare checksums: always, never, or a number N for "
                    + "every Nth point (default: ${DEFAULT-VALUE}).")
    String proof;

    @CommandLine.Option(
            names = "--require-consistency",
            description = "Fail rather than start without frozen file systems.")
    boolean requireConsistency;

    @CommandLine.Option(
            names = {"-c", "--compression"},
            paramLabel = "TYPE",
            defaultValue = "none",
            description = "Compress what is stored: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Compression compression;

    @CommandLine.Parameters(paramLabel = "VM", description = "The VM's name or id.")
    String named;

    @Override
    ExitCode run(Output out) throws Exception {
        try (Workplace workplace = access.open();
                var _ = rate.hold(workplace)) {
            Vm vm = Named.vm(workplace, named);
            tellPlan(workplace.plan(vm.id(), options()), out);
            var outcome = new RunWatch(out, interrupt()).untilEnd(workplace.backup(vm.id(), options()));
            new OutcomeAnswer(json, out).tell(outcome);
            return RunWatch.exit(outcome);
        }
    }

    private BackupOptions options() throws CommandFailed {
        return new BackupOptions(full, proving(proof), requireConsistency, compression, Optional.empty());
    }

    static Proving proving(String proof) throws CommandFailed {
        return switch (proof.toLowerCase(Locale.ROOT)) {
            case "always" -> new Proving.Always();
            case "never" -> new Proving.Never();
            case String number when number.matches("[1-9][0-9]{0,3}") -> new Proving.EveryNth(Integer.parseInt(number));
            default ->
                throw new CommandFailed(
                        ExitCode.USAGE,
                        "--proof takes always, never or a number from 1 to 9999, not \"" + proof + "\".");
        };
    }

    static void tellPlan(BackupPlan plan, Output out) {
        var words = Words.in(Locale.getDefault());
        if (plan.blocking().isPresent()) {
            return; // the run will say so, and why
        }
        plan.disks()
                .forEach(disk -> out.remark("  " + disk.attachment().disk().alias() + ": " + words.of(disk.mode())
                        + ", because " + words.of(disk.reason())));
        plan.findings().forEach(finding -> out.remark("  Note: " + words.of(finding)));
    }
}
