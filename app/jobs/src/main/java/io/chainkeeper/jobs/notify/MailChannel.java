package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.notify.ChannelFailed.Reason;
import io.chainkeeper.jobs.settings.Notifications.Mail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// Sends mails through a person's mail server. Always as plain text: no name in it can become markup.
///
/// The session's properties are all set here, and none is taken from the process: a stray `mail.debug` would write the
/// password into a log.
final class MailChannel implements Channel {
    private static final String MILLISECONDS = "20000";
    private final Mail mail;
    private final Optional<String> password;
    private final SSLContext tls;

    /// @param password of the mail server's user; empty when it is not there
    /// @param tls      what is trusted
    MailChannel(Mail mail, Optional<String> password, SSLContext tls) {
        this.mail = mail;
        this.password = password;
        this.tls = tls;
    }

    @Override
    public Way way() {
        return Way.MAIL;
    }

    @Override
    public void send(Message message) throws ChannelFailed {
        if (mail.user().isPresent() && password.isEmpty()) {
            throw new ChannelFailed(Reason.NO_SECRET, mail.host());
        }
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage letter = letter(session, message);
            // Without a user nothing may look like a login: the library would try the system's user name.
            Optional<String> secret = mail.user().flatMap(_ -> password);
            transport.connect(mail.host(), mail.port(), mail.user().orElse(null), secret.orElse(null));
            transport.sendMessage(letter, letter.getAllRecipients());
        } catch (AuthenticationFailedException refused) {
            throw new ChannelFailed(Reason.SIGN_IN, said(refused));
        } catch (MessagingException refused) {
            throw new ChannelFailed(reason(refused), said(refused));
        }
    }

    private MimeMessage letter(Session session, Message message) throws MessagingException {
        MimeMessage letter = new MimeMessage(session);
        letter.setFrom(new InternetAddress(mail.from(), true));
        for (String each : mail.to()) {
            letter.addRecipient(RecipientType.TO, new InternetAddress(each, true));
        }
        letter.setSubject(message.title(), StandardCharsets.UTF_8.name());
        letter.setText(message.text(), StandardCharsets.UTF_8.name(), "plain");
        letter.setSentDate(Date.from(message.at()));
        // Tells other programs' holiday answers that nobody reads what they would write.
        letter.setHeader("Auto-Submitted", "auto-generated");
        return letter;
    }

    private Properties properties() {
        Properties all = new Properties();
        all.setProperty("mail.smtp.connectiontimeout", MILLISECONDS);
        all.setProperty("mail.smtp.timeout", MILLISECONDS);
        all.setProperty("mail.smtp.writetimeout", MILLISECONDS);
        all.setProperty("mail.smtp.auth", String.valueOf(mail.user().isPresent()));
        all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        all.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        all.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
        switch (mail.security()) {
            case TLS -> all.setProperty("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                all.setProperty("mail.smtp.starttls.enable", "true");
                all.setProperty("mail.smtp.starttls.required", "true");
            }
            case NONE -> {}
        }
        return all;
    }

    private static Reason reason(MessagingException refused) {
        if (causes(refused).anyMatch(SSLException.class::isInstance)
                || String.valueOf(refused.getMessage()).contains("STARTTLS")) {
            return Reason.NOT_TRUSTED;
        }
        return causes(refused).anyMatch(java.io.IOException.class::isInstance) ? Reason.NOT_REACHED : Reason.REFUSED;
    }

    private static Stream<Throwable> causes(MessagingException refused) {
        return Stream.iterate((Throwable) refused, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }

    private static String said(MessagingException refused) {
        return NoticeWords.harmless(String.valueOf(refused.getMessage()));
    }
}
