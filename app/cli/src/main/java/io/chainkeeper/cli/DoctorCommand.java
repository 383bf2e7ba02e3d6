package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Times;
import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.doctor.Diagnosis;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// Names what died runs, other tools and people have left behind, and how each is ended; ends ours if asked.
@CommandLine.Command(
        name = "doctor",
        description = {
            "Compare journal, engine, repository and catalog, and name what should not be there; touch nothing.",
            "Without an engine (--repository alone) only what can be seen without one."
        })
final class DoctorCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Option(
            names = "--continue",
            description = "First go on with backups in whose midst the program ended, where the engine still has them "
                    + "ready.")
    boolean goOn;

    @CommandLine.Option(
            names = "--clean",
            description = "Then end what is ours, by the ids in our journal, backups that could go on included, and "
                    + "write the catalog anew if it is wrong. Nobody else's things are touched.")
    boolean clean;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var workplace = access.namesEngine() ? access.open() : access.openOffline()) {
            if (goOn) {
                ExitCode gone = goOn(workplace, out);
                if (gone != ExitCode.DONE) {
                    return gone;
                }
            }
            Diagnosis seen = workplace.diagnose();
            if (clean && hasOurs(seen)) {
                if (!json) {
                    tell(seen, out);
                    out.line("");
                }
                ExitCode cleaned = clean(workplace, seen, out);
                if (cleaned != ExitCode.DONE) {
                    return cleaned;
                }
                seen = workplace.diagnose();
            }
            if (json) {
                out.json(document(seen));
            } else {
                tell(seen, out);
            }
            return seen.leftovers().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private static boolean hasOurs(Diagnosis seen) {
        return !seen.of(Leftover.Remedy.CLEAN_UP).isEmpty()
                || !seen.of(Leftover.Remedy.GO_ON).isEmpty()
                || !seen.of(Leftover.Remedy.REBUILD).isEmpty();
    }

    private ExitCode goOn(Workplace workplace, Output out) throws Exception {
        var watch = new RunWatch(out, interrupt());
        ExitCode worst = ExitCode.DONE;
        for (Run run : workplace.goOn()) {
            Outcome outcome = watch.untilEnd(run);
            if (!json || !(outcome instanceof Outcome.Completed)) {
                new OutcomeAnswer(json, out).tell(outcome);
            }
            worst = worst == ExitCode.DONE ? RunWatch.exit(outcome) : worst;
        }
        return worst;
    }

    private ExitCode clean(Workplace workplace, Diagnosis seen, Output out) throws Exception {
        var watch = new RunWatch(out, interrupt());
        if (!seen.of(Leftover.Remedy.CLEAN_UP).isEmpty()
                || !seen.of(Leftover.Remedy.GO_ON).isEmpty()) {
            Outcome outcome = watch.untilEnd(workplace.giveUp());
            if (!(outcome instanceof Outcome.Completed)) {
                new OutcomeAnswer(json, out).tell(outcome);
                return RunWatch.exit(outcome);
            }
        }
        if (!seen.of(Leftover.Remedy.REBUILD).isEmpty()) {
            Outcome outcome = watch.untilEnd(workplace.rebuildCatalog());
            if (!(outcome instanceof Outcome.Completed)) {
                new OutcomeAnswer(json, out).tell(outcome);
                return RunWatch.exit(outcome);
            }
        }
        return ExitCode.DONE;
    }

    private static void tell(Diagnosis seen, Output out) {
        var words = Words.in(Locale.getDefault());
        for (Leftover leftover : seen.leftovers()) {
            out.line(words.of(leftover));
            leftover.since().ifPresent(since -> out.line("    " + age(since, seen.at())));
            out.line("    " + words.steps(leftover));
        }
        out.line(summary(seen));
    }

    private static String summary(Diagnosis seen) {
        int count = seen.leftovers().size();
        return (seen.engine() ? counted(seen.vms(), "VM") + " and " : "No engine; ")
                + counted(seen.points(), "point")
                + " looked at: "
                + (count == 0 ? "nothing is left behind." : counted(count, "finding") + ".");
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static String age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        String span = age.toDays() > 0
                ? age.toDays() + " d"
                : age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
        return "since " + Times.local(since) + ", " + span + " ago";
    }

    private static Map<String, Object> document(Diagnosis seen) {
        var words = Words.in(Locale.getDefault());
        var document = new LinkedHashMap<String, Object>();
        document.put("at", seen.at().toString());
        document.put("engine", seen.engine());
        document.put("vms", seen.vms());
        document.put("points", seen.points());
        document.put(
                "findings",
                seen.leftovers().stream().map(each -> document(each, words)).toList());
        return document;
    }

    private static Map<String, Object> document(Leftover leftover, Words words) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", leftover.kind().name().toLowerCase(Locale.ROOT));
        document.put("subject", leftover.subject());
        document.put("id", leftover.id());
        Optional<Instant> since = leftover.since();
        since.ifPresent(at -> document.put("since", at.toString()));
        document.put("remedy", leftover.kind().remedy().name().toLowerCase(Locale.ROOT));
        document.put("text", words.of(leftover));
        document.put("steps", words.steps(leftover));
        return document;
    }
}
