package io.chainkeeper.jobs.support;

import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.activity.RunStory;
import io.chainkeeper.jobs.doctor.Diagnosis;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Settings;
import io.chainkeeper.jobs.settings.SettingsJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The texts that help. In English: whoever helps may not speak the person's language.
public final class SupportTexts {
    private static final int RUNS = 200;
    private static final int STORIES = 20;
    private static final long MIB = 1 << 20;

    private SupportTexts() {}

    /// The program, the Java machine and the system under them.
    ///
    /// @param version of the program
    public static String about(String version) {
        Runtime here = Runtime.getRuntime();
        return "Chainkeeper " + version + "\nJava " + Runtime.version() + " of "
                + System.getProperty("java.vendor") + "\n" + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " on " + System.getProperty("os.arch") + ", "
                + here.availableProcessors() + " processors, heap up to " + here.maxMemory() / MIB + " MiB\n";
    }

    /// All settings; no secret is among them.
    public static String settings(Settings settings) {
        return new String(SettingsJson.write(settings), StandardCharsets.UTF_8);
    }

    /// What the doctor finds.
    public static String doctor(Workplace workplace) throws WorkplaceException {
        Words words = Words.english();
        Diagnosis seen = workplace.diagnose();
        var text = new StringBuilder("Looked at " + seen.at() + ": " + seen.vms() + " VMs, " + seen.points()
                + " points, " + (seen.engine() ? "with" : "without") + " an engine; "
                + seen.leftovers().size()
                + " findings.\n");
        for (Leftover leftover : seen.leftovers()) {
            text.append('\n').append(words.of(leftover)).append('\n');
            leftover.since()
                    .ifPresent(since -> text.append("since ").append(since).append('\n'));
        }
        return text.toString();
    }

    /// The last runs, and of the last that did not end well each step.
    public static String runs(Workplace workplace) throws WorkplaceException {
        var text = new StringBuilder();
        int told = 0;
        for (RunEntry run : workplace.activity().runs(RunFilter.all(), RUNS)) {
            text.append(line(run));
            boolean bad = run.state() == RunEntry.State.FAILED || run.state() == RunEntry.State.INTERRUPTED;
            if (bad && told++ < STORIES) {
                Optional<RunStory> story = workplace.activity().story(run.id());
                story.ifPresent(known -> known.steps().forEach(step -> text.append(line(step))));
            }
        }
        return text.isEmpty() ? "No run is remembered.\n" : text.toString();
    }

    private static String line(RunEntry run) {
        return run.startedAt() + " " + run.id() + " " + run.kind() + " " + run.subject() + ": " + run.state()
                + run.code().map(code -> " " + code).orElse("")
                + run.endedAt().map(end -> " at " + end).orElse("") + ", " + run.bytesMoved() + " bytes. "
                + run.words() + "\n";
    }

    private static String line(Step step) {
        return "    " + step.stage() + " " + step.state()
                + step.started().map(from -> " from " + from).orElse("")
                + step.ended().map(to -> " to " + to).orElse("") + "\n";
    }
}
