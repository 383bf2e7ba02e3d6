package io.chainkeeper.desktop.settings;

import io.chainkeeper.jobs.autostart.Autostart;
import io.chainkeeper.jobs.notify.Channels;
import io.chainkeeper.jobs.settings.PlacedSecrets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What the settings' screen is made of.
///
/// @param preferences what was decided
/// @param secrets     passwords
/// @param channels    ways to a person
/// @param autostart   the system's entry that starts the program at login
/// @param connection  the one that is open; empty for one that is not kept, such as the lab's
/// @param system      the system's locale
/// @param files       asks for files
public record SettingsParts(
        Preferences preferences,
        PlacedSecrets secrets,
        Channels channels,
        Autostart autostart,
        Optional<UUID> connection,
        Locale system,
        FileAsking files) {}
