package io.chainkeeper.desktop;

import io.chainkeeper.jobs.settings.Homes;
import io.chainkeeper.jobs.settings.PlacedSecrets;
import io.chainkeeper.jobs.settings.SealedSecrets;
import io.chainkeeper.jobs.settings.SessionSecrets;
import io.chainkeeper.jobs.settings.Settings;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/// What the person in front of the window has brought along.
///
/// @param data     folder for what can be made anew
/// @param settings the file of what was decided once
/// @param first    what it holds, read before the toolkit started
/// @param secrets  passwords
/// @param locale   of the system, for those who chose no language
/// @param clock    of the computer
record Belongings(
        Path data, SettingsFile settings, Settings first, PlacedSecrets secrets, Locale locale, InstantSource clock) {
    /// With the clock of this computer.
    Belongings(Path data, SettingsFile settings, Settings first, PlacedSecrets secrets, Locale locale) {
        this(data, settings, first, secrets, locale, InstantSource.system());
    }

    /// Those of whoever runs this process. Reads a file: not for the FX thread.
    static Belongings here() {
        SettingsFile file = new SettingsFile(Homes.here().config());
        return new Belongings(
                Homes.here().data(),
                file,
                file.current(),
                PlacedSecrets.here(Homes.here().config()),
                Locale.getDefault(Locale.Category.FORMAT));
    }

    /// Those of nobody yet, in a folder of their own, without a keyring.
    static Belongings in(Path folder) {
        SettingsFile file = new SettingsFile(folder.resolve("config"));
        var secrets = new PlacedSecrets(new SealedSecrets(folder.resolve("config")), new SessionSecrets());
        return new Belongings(folder.resolve("data"), file, file.current(), secrets, Locale.ENGLISH);
    }
}
