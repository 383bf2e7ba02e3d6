package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.settings.Notifications;
import io.chainkeeper.jobs.settings.SecretName;
import io.chainkeeper.jobs.settings.Secrets;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// The ways to a person, as set up. Made anew for each message, so that what a person changes holds at once.
public final class Channels {
    private final Secrets secrets;
    private final Channel screen;
    private final SSLContext tls;

    /// With the system's certificate authorities.
    ///
    /// @param screen shows notices on this computer
    public Channels(Secrets secrets, Channel screen) {
        this(secrets, screen, systemsTrust());
    }

    Channels(Secrets secrets, Channel screen, SSLContext tls) {
        this.secrets = secrets;
        this.screen = screen;
        this.tls = tls;
    }

    private static SSLContext systemsTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /// Those that are switched on. Asks the keyring: not for the FX thread.
    public List<Channel> of(Notifications how) {
        List<Channel> all = new ArrayList<>();
        if (how.desktop()) {
            all.add(screen);
        }
        how.mail().ifPresent(mail -> all.add(mail(mail)));
        how.webhook()
                .ifPresent(host -> all.add(new WebhookChannel(secrets.read(SecretName.webhookAddress()), host, tls)));
        return all;
    }

    private Channel mail(Notifications.Mail mail) {
        Optional<String> password = mail.user().flatMap(_ -> secrets.read(SecretName.mailPassword()));
        return new MailChannel(mail, password, tls);
    }

    /// Tells the dead-man switch that we are alive and all is well.
    ///
    /// @param host of its address, for words
    public void alive(String host) throws ChannelFailed {
        WebAddress.of(secrets.read(SecretName.deadManAddress()), host, tls).get();
    }

    /// The host of an address for a webhook or dead-man switch; empty when it is not an `https` address.
    public static Optional<String> host(String address) {
        return WebAddress.parse(address).map(URI::getHost);
    }
}
