package io.chainkeeper.cli;

import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.agent.Agent;
import io.chainkeeper.jobs.agent.AgentStatus;
import io.chainkeeper.jobs.agent.Company;
import io.chainkeeper.jobs.agent.Post;
import io.chainkeeper.jobs.agent.SettingsPosts;
import io.chainkeeper.jobs.settings.PlacedSecrets;
import io.chainkeeper.jobs.settings.SealedSecrets;
import io.chainkeeper.jobs.settings.Secrets;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/// The program without a window.
@CommandLine.Command(
        name = "agent",
        description =
                "Work in the background until told to stop: run the plans of all saved connections, or of the one "
                        + "that the options name. While a window is open on a repository, the window works, and the agent "
                        + "takes over when it is closed.",
        subcommands = {
            AgentStatusCommand.class,
            AgentStopCommand.class,
            AgentEnableCommand.class,
            AgentDisableCommand.class,
        })
final class AgentCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Mixin
    PassphraseGiven passphrase;

    @Override
    ExitCode run(Output out) throws Exception {
        var homes = homes();
        var settings = new SettingsFile(homes.config());
        var secrets = PlacedSecrets.here(homes.config());
        open(secrets.sealed(), out);
        var duty = new Agent.Duty(
                posts(settings, secrets), new Company(settings, secrets)::with, place -> tell(place, out));
        var agent = Agent.take(homes.data(), duty, Clock.systemUTC())
                .orElseThrow(() ->
                        new CommandFailed(ExitCode.SKIPPED, "An agent runs already. See: chainkeeper agent status"));
        try (agent) {
            agent.run(interrupt()::asked);
        }
        return ExitCode.DONE;
    }

    /// An agent that nobody gave a passphrase works all the same: what needs no password, and what the options name.
    private void open(SealedSecrets sealed, Output out) throws IOException, CommandFailed {
        if (sealed.state() == SealedSecrets.State.NONE) {
            return;
        }
        Optional<char[]> given = passphrase.given("Passphrase of the sealed passwords");
        if (given.isPresent()) {
            PassphraseGiven.use(given.get(), sealed, sealed::open);
        } else {
            out.remark(
                    "Passwords are sealed in " + sealed.file() + " and no passphrase was given, so engines that need "
                            + "one are not connected. Give --passphrase-file FILE, or let systemd do it: LoadCredential="
                            + PassphraseGiven.CREDENTIAL + ":FILE.");
        }
    }

    private Supplier<List<Post>> posts(SettingsFile settings, Secrets secrets) throws Exception {
        if (!access.named()) {
            return new SettingsPosts(settings, secrets)::now;
        }
        WorkplaceOptions options = access.options().withSchedules(true);
        var only = new Post("named", access.name(), options.repository(), () -> options);
        return () -> List.of(only);
    }

    private static void tell(AgentStatus.Place place, Output out) {
        out.remark(place.name() + ": " + words(place) + " (" + place.repository() + ")");
    }

    /// What the agent does in a place, as a clause.
    static String words(AgentStatus.Place place) {
        var words = Words.in(Locale.getDefault());
        return switch (place.state()) {
            case OPENING -> "is being opened";
            case WORKING -> place.runs() == 0 ? "looks after it" : "looks after it, " + place.runs() + " running";
            case WAITING -> "waits until the program that has it open leaves";
            case TROUBLE ->
                place.trouble()
                        .map(why -> words.headline(why) + " (" + why.code() + ")")
                        .orElse("in trouble");
        };
    }
}
