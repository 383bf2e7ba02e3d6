package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.notify.ChannelFailed.Reason;
import io.chainkeeper.jobs.notify.freedesktop.FreedesktopNotifications;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// Shows notices on a Linux desktop, over its session bus. A newer notice takes the place of the one before, so that
/// "all good again" closes the old trouble.
public final class DesktopBus implements Channel {
    private static final String BUS_NAME = "org.freedesktop.Notifications";
    private static final String OBJECT = "/org/freedesktop/Notifications";
    private static final int AS_THE_DESKTOP_LIKES = -1;
    private static final byte NORMAL = 1;
    private final AtomicReference<UInt32> shown = new AtomicReference<>(new UInt32(0));

    /// Nothing is opened before something is shown.
    public DesktopBus() {}

    @Override
    public Way way() {
        return Way.DESKTOP;
    }

    @Override
    public void send(Message message) throws ChannelFailed {
        try (DBusConnection bus =
                DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            var desktop = bus.getRemoteObject(BUS_NAME, OBJECT, FreedesktopNotifications.class);
            boolean markup = desktop.GetCapabilities().contains("body-markup");
            shown.set(desktop.Notify(
                    "Chainkeeper",
                    shown.get(),
                    "",
                    message.title(),
                    markup ? escaped(message.text()) : message.text(),
                    List.of(),
                    Map.of("urgency", new Variant<>(NORMAL), "category", new Variant<>("transfer")),
                    AS_THE_DESKTOP_LIKES));
        } catch (DBusException | DBusExecutionException | IOException | IllegalArgumentException nobody) {
            throw new ChannelFailed(Reason.NOT_HERE, nobody.getClass().getSimpleName());
        } catch (LinkageError noNativePart) {
            throw new ChannelFailed(Reason.NOT_HERE, noNativePart.getClass().getSimpleName());
        }
    }

    /// A name is text: the desktop would take `<b>` or a link in it for markup.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
