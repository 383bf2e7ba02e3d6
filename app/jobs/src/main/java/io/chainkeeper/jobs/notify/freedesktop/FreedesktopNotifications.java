package io.chainkeeper.jobs.notify.freedesktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The interface by which desktops on Linux show notices: Desktop Notifications Specification 1.2. Its names are the
/// specification's.
@DBusInterfaceName("org.freedesktop.Notifications")
public interface FreedesktopNotifications extends DBusInterface {
    /// Shows a notice, or changes one that is shown.
    ///
    /// @param replaces id of the notice to change; 0 for a new one
    /// @param actions  none of ours
    /// @param expire   in milliseconds; −1 as the desktop likes
    /// @return its id
    UInt32 Notify(
            String program,
            UInt32 replaces,
            String icon,
            String title,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expire);

    /// What the desktop can show, such as `body-markup`.
    List<String> GetCapabilities();
}
