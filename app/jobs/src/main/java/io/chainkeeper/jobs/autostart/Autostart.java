package io.chainkeeper.jobs.autostart;

import io.chainkeeper.jobs.settings.Homes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Whether the agent is started at login. Each call may start a program of the system: not for a screen's
/// thread.
public sealed interface Autostart permits SystemdUnit, LaunchdAgent, WindowsTask {
    /// Whether it is.
    boolean enabled() throws IOException;

    /// From the next login on it is; replaces an entry of an older program.
    void enable() throws IOException;

    /// It no longer is. Removes our own entry and nothing else; an agent that runs goes on.
    void disable() throws IOException;

    /// Where the system keeps that, for people.
    String where();

    /// Of the system that this runs on, starting the program that this is.
    static Autostart here() {
        return of(Homes.here(), ProgramCommand.agent(), Tools.ofThisSystem());
    }

    /// The same for other folders, another program, and other tools.
    static Autostart of(Homes homes, List<String> command, Tools tools) {
        String system = homes.system().toLowerCase(Locale.ROOT);
        if (system.contains("mac") || system.contains("darwin")) {
            return new LaunchdAgent(homes.home(), command);
        }
        return system.contains("win")
                ? new WindowsTask(homes.data(), command, tools)
                : new SystemdUnit(homes.config().resolveSibling("systemd"), command, tools);
    }
}
