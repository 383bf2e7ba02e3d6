package io.chainkeeper.jobs.setup;

import io.chainkeeper.jobs.clock.PlanTexts;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.PrivateFile;
import io.chainkeeper.jobs.settings.Settings;
import io.chainkeeper.jobs.settings.SettingsJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Settings and plans as one file. There is no secret in it: passwords and addresses that work like passwords are asked
/// for again over there.
///
/// @param settings all of them
/// @param plans    those of the workplace that was open
public record SetUp(Settings settings, List<Plan> plans) {
    private static final String PROGRAM = "Chainkeeper set-up";
    private static final int MAX_BYTES = 40 << 20;

    /// Copies the list.
    public SetUp {
        plans = List.copyOf(plans);
    }

    /// How it lies in the file: plans as the file of plans has them.
    private record Written(String program, Settings settings, String plans) {}

    /// Writes it, owner-only, in place of what is there.
    public void write(Path file) throws IOException {
        String texts = new String(PlanTexts.write(plans), StandardCharsets.UTF_8);
        PrivateFile.replace(file, SettingsJson.write(new Written(PROGRAM, settings, texts)));
    }

    /// Reads it.
    ///
    /// @throws IOException when it is anything else, or was written by a newer program
    public static SetUp read(Path file) throws IOException {
        Written found = SettingsJson.read(PrivateFile.read(file, MAX_BYTES), Written.class);
        if (!found.program().equals(PROGRAM)) {
            throw new IOException(file + " holds no set-up of ours");
        }
        if (found.settings().version() > Settings.VERSION) {
            throw new IOException(file + " was written by a newer program");
        }
        return new SetUp(found.settings(), PlanTexts.read(found.plans().getBytes(StandardCharsets.UTF_8)));
    }

    /// The settings after it was taken over: its decisions hold; connections that are here already stay as they are,
    /// and come first.
    public Settings over(Settings here) {
        List<Connection> all = new ArrayList<>(here.connections());
        settings.connections().stream()
                .filter(each -> here.connection(each.id()).isEmpty())
                .forEach(all::add);
        return new Settings(
                Settings.VERSION,
                settings.appearance(),
                all,
                here.lastConnection(),
                settings.limits(),
                settings.notifications(),
                settings.background());
    }
}
