package io.chainkeeper.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.settings.Notifications.Mail;
import io.chainkeeper.jobs.settings.Notifications.Mail.Security;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MailChannelTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String PASSWORD = "s3cret-canary";
    private static final NoticeWords WORDS = new NoticeWords(Locale.ENGLISH, ZoneId.of("UTC"));

    private static Mail mail(int port, Security security, Optional<String> user) {
        return new Mail(
                "localhost", port, security, user, "backup@example.org", List.of("a@example.org", "b@example.org"));
    }

    private static Message message(String name) {
        Concern concern = new Concern("k", name, Attention.Kind.OVERDUE, NOW);
        return WORDS.of(new Notice(Message.Kind.TROUBLE, List.of(concern), List.of(), 1, 3, 2, NOW));
    }

    @Test
    void aLetterGoesOverTlsFromTheFirstByte() throws Exception {
        TestTls tls = TestTls.of("localhost");
        try (MailServer server = new MailServer(tls.server(), true, false, PASSWORD)) {
            channel(mail(server.port(), Security.TLS, Optional.of("me")), PASSWORD, tls)
                    .send(message("web01"));
            assertThat(server.letters)
                    .singleElement()
                    .asString()
                    .contains("Subject: web01 needs attention", "From: backup@example.org", "Auto-Submitted:");
            assertThat(server.recipients).hasSize(2);
            assertThat(server.inTheOpen).isEmpty();
        }
    }

    @Test
    void nothingIsToldBeforeStartTls() throws Exception {
        TestTls tls = TestTls.of("localhost");
        try (MailServer server = new MailServer(tls.server(), false, true, PASSWORD)) {
            channel(mail(server.port(), Security.STARTTLS, Optional.of("me")), PASSWORD, tls)
                    .send(message("web01"));
            assertThat(server.letters).hasSize(1);
            assertThat(server.inTheOpen).allMatch(line -> line.startsWith("EHLO") || line.equals("STARTTLS"));
        }
    }

    @Test
    void aServerWithoutStartTlsGetsNothing() throws Exception {
        TestTls tls = TestTls.of("localhost");
        try (MailServer server = new MailServer(tls.server(), false, false, PASSWORD)) {
            refused(
                    ChannelFailed.Reason.NOT_TRUSTED,
                    () -> channel(mail(server.port(), Security.STARTTLS, Optional.of("me")), PASSWORD, tls)
                            .send(message("web01")));
            assertThat(server.letters).isEmpty();
            assertThat(String.join("\n", server.inTheOpen)).doesNotContain("AUTH");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
        TestTls other = TestTls.of("elsewhere.example");
        try (MailServer server = new MailServer(other.server(), true, false, PASSWORD)) {
            refused(
                    ChannelFailed.Reason.NOT_TRUSTED,
                    () -> channel(mail(server.port(), Security.TLS, Optional.of("me")), PASSWORD, other)
                            .send(message("web01")));
            assertThat(server.letters).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsToldAsSuchAndNeverRepeated() throws Exception {
        TestTls tls = TestTls.of("localhost");
        try (MailServer server = new MailServer(tls.server(), true, false, PASSWORD)) {
            refused(
                    ChannelFailed.Reason.SIGN_IN,
                    () -> channel(mail(server.port(), Security.TLS, Optional.of("me")), "wrong-canary", tls)
                            .send(message("web01")));
        }
    }

    @Test
    void nobodyThereIsToldAsSuch() throws Exception {
        TestTls tls = TestTls.of("localhost");
        MailServer server = new MailServer(tls.server(), true, false, PASSWORD);
        server.close();
        refused(
                ChannelFailed.Reason.NOT_REACHED,
                () -> channel(mail(server.port(), Security.TLS, Optional.of("me")), PASSWORD, tls)
                        .send(message("web01")));
    }

    @Test
    void aNameCannotAddAHeaderOrARecipient() throws Exception {
        TestTls tls = TestTls.of("localhost");
        try (MailServer server = new MailServer(tls.server(), false, false, PASSWORD)) {
            String evil = "web01\r\nBcc: evil@example.org\r\n\r\n<script>alert(1)</script>";
            channel(mail(server.port(), Security.NONE, Optional.empty()), "", tls)
                    .send(message(evil));
            String letter = server.letters.getFirst();
            assertThat(letter.lines()).noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("<script>"));
            assertThat(letter).contains("Content-Type: text/plain");
            assertThat(server.recipients).hasSize(2);
        }
    }

    private static MailChannel channel(Mail mail, String password, TestTls tls) {
        return new MailChannel(mail, Optional.of(password), tls.client());
    }

    private static void refused(ChannelFailed.Reason reason, ThrowingCallable sending) {
        assertThatThrownBy(sending)
                .isInstanceOfSatisfying(
                        ChannelFailed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason))
                .hasMessageNotContaining("canary");
    }
}
