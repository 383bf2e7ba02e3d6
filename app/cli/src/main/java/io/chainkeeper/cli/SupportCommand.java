package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Homes;
import io.chainkeeper.jobs.settings.SettingsFile;
import io.chainkeeper.jobs.support.Redaction;
import io.chainkeeper.jobs.support.SupportBundle;
import io.chainkeeper.jobs.support.SupportTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// Gathers what somebody who helps needs to know, without secrets, in a file that is looked at before it is shared.
@CommandLine.Command(
        name = "support",
        description = {
            "Write a zip file for somebody who helps: versions, settings, the last runs, the doctor's findings and the "
                    + "logs that you name. Passwords, tokens and tickets are taken out; names of engines and VMs are not.",
            "Nothing is sent. Look at it before you share it: --list tells what would be in it."
        })
final class SupportCommand extends Command {
    private static final long LARGEST_LOG = 64L << 20;

    private static final String README = """
            For whoever helps with Chainkeeper. This file was written by "chainkeeper support" and sent by nobody but
            the person who gave it to you.
            Passwords, tokens, tickets and addresses that work like them were taken out, and stand as [removed].
            Names of engines, users, VMs and folders are in it.
            """;

    @CommandLine.Mixin
    WorkplaceAccess access;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "chainkeeper-support.zip",
            description = "The file to write (default: ${DEFAULT-VALUE}).")
    Path out;

    @Option(names = "--list", description = "Tell what would be in it, and write nothing.")
    boolean list;

    @Option(names = "--show", paramLabel = "NAME", description = "Print one of its texts, and write nothing.")
    @Nullable
    String show;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "A log to put into it, for example what journalctl --user printed; may be repeated.")
    List<Path> logs = List.of();

    @Override
    ExitCode run(Output answer) throws Exception {
        SupportBundle bundle = gather(answer);
        if (show != null) {
            answer.line(shown(bundle, show).text());
            return ExitCode.DONE;
        }
        if (!list) {
            bundle.write(out);
        }
        tell(bundle, answer);
        return ExitCode.DONE;
    }

    private SupportBundle gather(Output answer) throws IOException, CommandFailed {
        var bundle = new SupportBundle(Redaction.ofShapes());
        bundle.add("README.txt", README);
        bundle.add("about.txt", SupportTexts.about(Version.number()));
        bundle.add(
                "settings.json",
                SupportTexts.settings(new SettingsFile(Homes.here().config()).current()));
        if (access.named()) {
            addWorkplace(bundle, answer);
        }
        for (int i = 0; i < logs.size(); i++) {
            bundle.add("log-" + (i + 1) + ".txt", log(logs.get(i)));
        }
        return bundle;
    }

    /// What can't be had is told in its place: that is when help is needed most.
    private void addWorkplace(SupportBundle bundle, Output answer) throws IOException, CommandFailed {
        try (Workplace workplace = access.namesEngine() ? access.open() : access.openOffline()) {
            bundle.add("runs.txt", SupportTexts.runs(workplace));
            bundle.add("doctor.txt", SupportTexts.doctor(workplace));
        } catch (WorkplaceException e) {
            answer.remark("The workplace could not be looked at; why is in workplace.txt.");
            bundle.add("workplace.txt", "It could not be looked at: " + e.failure() + "\n");
        }
    }

    private static String log(Path file) throws IOException, CommandFailed {
        if (Files.size(file) > LARGEST_LOG) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    file + " is larger than 64 MiB. Cut out the hours that matter, and name that file.");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static SupportBundle.Item shown(SupportBundle bundle, String name) throws CommandFailed {
        Optional<SupportBundle.Item> found =
                bundle.items().stream().filter(item -> item.name().equals(name)).findFirst();
        return found.orElseThrow(() ->
                new CommandFailed(ExitCode.NOT_FOUND, "There is no " + name + " in it. --list tells what there is."));
    }

    private void tell(SupportBundle bundle, Output answer) {
        if (json) {
            answer.json(Map.of(
                    "file",
                    list ? "" : out.toAbsolutePath().toString(),
                    "items",
                    bundle.items().stream()
                            .map(item -> Map.of("name", item.name(), "bytes", item.size()))
                            .toList()));
            return;
        }
        for (SupportBundle.Item item : bundle.items()) {
            answer.line("%-14s %s".formatted(item.name(), Sizes.bytes(item.size())));
        }
        if (!list) {
            answer.line("Written to " + out.toAbsolutePath() + ". Look at it before you share it.");
        }
    }
}
