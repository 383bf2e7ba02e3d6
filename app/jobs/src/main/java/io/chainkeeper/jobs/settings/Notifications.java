package io.chainkeeper.jobs.settings;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// Who is told when something changes, and by which ways.
///
/// The addresses of webhook and dead-man switch work like passwords, so they are with the [Secrets]; here is only
/// whether they are used, and at which host.
///
/// @param desktop show notices on this computer
/// @param mail    send mails; empty for none
/// @param webhook post to a webhook at this host; empty for none
/// @param deadMan ask an address at this host after good runs; empty for none
/// @param weekly  when "all is well" is sent; empty for never
public record Notifications(
        boolean desktop,
        Optional<Mail> mail,
        Optional<String> webhook,
        Optional<String> deadMan,
        Optional<Weekly> weekly) {

    /// A mail server and who writes to whom.
    ///
    /// @param host     the server
    /// @param port     from 1 to 65535
    /// @param security how the connection is protected
    /// @param user     who signs in there; empty to send without signing in
    /// @param from     the sender's address
    /// @param to       the recipients' addresses, at least one
    public record Mail(String host, int port, Security security, Optional<String> user, String from, List<String> to) {
        private static final int MOST = 20;

        /// How a connection is protected. There is no "TLS if offered": whoever sits between could leave the offer out.
        public enum Security {
            /// TLS from the first byte, usually on port 465.
            TLS(465),
            /// Begins in the open and must change to TLS before anything is told, usually on port 587.
            STARTTLS(587),
            /// In the open, for a relay on this computer or network; never with a password.
            NONE(25);

            private final int port;

            Security(int port) {
                this.port = port;
            }

            /// The usual port.
            public int port() {
                return port;
            }
        }

        /// Refuses what no server could take, and a password in the open.
        public Mail {
            to = List.copyOf(to);
            if (host.isBlank() || host.strip().length() != host.length() || port < 1 || port > 65535) {
                throw new IllegalArgumentException("not a mail server: " + host + ":" + port);
            }
            if (to.isEmpty() || to.size() > MOST) {
                throw new IllegalArgumentException(to.size() + " recipients");
            }
            if (security == Security.NONE && user.isPresent()) {
                throw new IllegalArgumentException("a password is not sent in the open");
            }
        }
    }

    /// A time in the week, in this computer's zone.
    public record Weekly(DayOfWeek day, LocalTime at) {}

    /// Notices on this computer only, and the weekly word on Monday morning to whoever else is told.
    public static Notifications standard() {
        return new Notifications(
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Weekly(DayOfWeek.MONDAY, LocalTime.of(8, 0))));
    }

    /// What is kept here of an address that is a secret.
    public static String hostOf(URI address) {
        return String.valueOf(address.getHost());
    }

    /// The same with or without notices on this computer.
    public Notifications withDesktop(boolean other) {
        return new Notifications(other, mail, webhook, deadMan, weekly);
    }

    /// The same with other mails.
    public Notifications withMail(Optional<Mail> other) {
        return new Notifications(desktop, other, webhook, deadMan, weekly);
    }

    /// The same with another webhook.
    public Notifications withWebhook(Optional<String> host) {
        return new Notifications(desktop, mail, host, deadMan, weekly);
    }

    /// The same with another dead-man switch.
    public Notifications withDeadMan(Optional<String> host) {
        return new Notifications(desktop, mail, webhook, host, weekly);
    }

    /// The same at another time of the week.
    public Notifications withWeekly(Optional<Weekly> other) {
        return new Notifications(desktop, mail, webhook, deadMan, other);
    }
}
