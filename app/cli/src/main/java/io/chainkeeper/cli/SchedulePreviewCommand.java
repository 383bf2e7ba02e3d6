package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.cli.text.Table;
import io.chainkeeper.cli.text.Times;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.RetentionDay;
import io.chainkeeper.jobs.schedule.RetentionDay.PointFate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine;

/// What a retention rule would do.
@CommandLine.Command(
        name = "preview",
        description = "Tell which points of a VM a rule would keep, and why. Nothing is deleted.")
final class SchedulePreviewCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Option(
            names = "--keep",
            paramLabel = "RULE",
            required = true,
            description = "everything, or for example last=3,daily=7,weekly=4,monthly=12,yearly=2.")
    String keep;

    @CommandLine.Parameters(paramLabel = "VM", description = "The VM's name or id.")
    String named;

    @Override
    ExitCode run(Output out) throws Exception {
        Retention rule = PlanTyped.keep(keep);
        try (var workplace = access.openOffline()) {
            List<PointFate> fates = workplace.plans().previewRetention(rule, vm(workplace)).stream()
                    .map(RetentionDay::points)
                    .flatMap(List::stream)
                    .toList();
            if (json) {
                out.json(Map.of(
                        "keep",
                        PlanDocument.keep(rule),
                        "points",
                        fates.stream().map(SchedulePreviewCommand::document).toList()));
            } else {
                table(fates, out);
            }
            return ExitCode.DONE;
        }
    }

    private UUID vm(Workplace workplace) throws CommandFailed, WorkplaceException {
        return workplace.points().stream()
                .map(point -> point.vm())
                .filter(vm -> vm.name().equals(named) || vm.id().toString().equals(named))
                .map(vm -> vm.id())
                .findFirst()
                .orElseThrow(() ->
                        new CommandFailed(ExitCode.NOT_FOUND, "The repository has no point of \"" + named + "\"."));
    }

    private static void table(List<PointFate> fates, Output out) {
        var table = new Table("Taken at", "Stays", "Because", ">Stored", ">Freed", ">Merged", "Point");
        for (PointFate fate : fates) {
            table.row(
                    Times.local(fate.takenAt()),
                    fate.stays() ? "yes" : "no",
                    fate.because().stream()
                            .map(rule -> rule.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .collect(Collectors.joining(", ")),
                    Sizes.bytes(fate.storedBytes()),
                    Sizes.bytes(fate.bytesFreed()),
                    Sizes.bytes(fate.bytesMerged()),
                    fate.point());
        }
        table.lines().forEach(out::line);
        out.line("Freed for certain: "
                + Sizes.bytes(fates.stream().mapToLong(PointFate::bytesFreed).sum())
                + ". Nothing was deleted.");
    }

    private static Map<String, Object> document(PointFate fate) {
        var document = new LinkedHashMap<String, Object>();
        document.put("point", fate.point().toString());
        document.put("takenAt", fate.takenAt().toString());
        document.put("stays", fate.stays());
        document.put("because", fate.because().stream().map(Enum::toString).toList());
        document.put("storedBytes", fate.storedBytes());
        document.put("bytesFreed", fate.bytesFreed());
        document.put("bytesMerged", fate.bytesMerged());
        return document;
    }
}
