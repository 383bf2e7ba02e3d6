package io.chainkeeper.cli;

import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Finding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine;

/// What stands in the way of a VM's backups, before the first one.
@CommandLine.Command(
        name = "ready",
        description = "Say what stands in the way of a VM's backups or of their restore, and what fixes it.")
final class ReadyCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Option(
            names = "--enable-incremental",
            description = "Mark every disk for incremental backup that could be and is not.")
    boolean enableIncremental;

    @CommandLine.Parameters(paramLabel = "VM", description = "The VM's name or id.")
    String named;

    @Override
    ExitCode run(Output out) throws Exception {
        try (Workplace workplace = access.open()) {
            CanGoOn.tell(workplace, out);
            Vm vm = Named.vm(workplace, named);
            BackupPlan plan = workplace.plan(vm.id(), BackupOptions.standard());
            if (enableIncremental) {
                for (UUID disk : unmarked(plan)) {
                    workplace.enableIncremental(disk);
                }
                plan = workplace.plan(vm.id(), BackupOptions.standard());
            }
            tell(plan, out);
            return plan.blocking().isPresent() ? ExitCode.SKIPPED : ExitCode.DONE;
        }
    }

    private static List<UUID> unmarked(BackupPlan plan) {
        return plan.findings().stream()
                .filter(each -> each.kind() == Finding.Kind.INCREMENTAL_OFF)
                .flatMap(each -> each.disk().stream())
                .toList();
    }

    private void tell(BackupPlan plan, Output out) {
        Words words = Words.in(Locale.getDefault());
        List<Finding> worstFirst = plan.findings().stream()
                .sorted(Comparator.comparing((Finding each) -> each.kind().severity())
                        .reversed())
                .toList();
        if (json) {
            out.json(Map.of(
                    "vm",
                    plan.vm().name(),
                    "findings",
                    worstFirst.stream().map(each -> document(each, words)).toList()));
            return;
        }
        if (worstFirst.isEmpty()) {
            out.line("Nothing stands in the way of backups of " + plan.vm().name() + ".");
        }
        worstFirst.forEach(each -> out.line(mark(each.kind().severity()) + words.of(each)));
    }

    private static String mark(Finding.Severity severity) {
        return switch (severity) {
            case BLOCKING -> "blocking  ";
            case WARNING -> "warning   ";
            case NOTE -> "note      ";
        };
    }

    private static Map<String, Object> document(Finding finding, Words words) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", finding.kind().name());
        document.put("severity", finding.kind().severity().name());
        finding.disk().ifPresent(disk -> document.put("disk", disk.toString()));
        document.put("text", words.of(finding));
        return document;
    }
}
