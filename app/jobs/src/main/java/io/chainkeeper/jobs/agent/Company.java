package io.chainkeeper.jobs.agent;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.notify.Channels;
import io.chainkeeper.jobs.notify.DesktopBus;
import io.chainkeeper.jobs.notify.Watch;
import io.chainkeeper.jobs.settings.Secrets;
import io.chainkeeper.jobs.settings.SettingsFile;

/// What goes on beside a workplace that this program keeps open: the limits of the settings hold, and changes
/// of state are told.
public final class Company {
    private final SettingsFile settings;
    private final Secrets secrets;

    /// @param settings asked for limits and for whom to tell
    /// @param secrets  passwords and addresses of those ways
    public Company(SettingsFile settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /// Keeps a workplace company until it is closed.
    public AutoCloseable with(Workplace place) {
        place.limit(settings.current().limits());
        return new Watch(
                        place.activity(),
                        settings,
                        new Channels(secrets, new DesktopBus()),
                        place.options().catalogFolder(),
                        Watch.Here.system())
                .start();
    }
}
