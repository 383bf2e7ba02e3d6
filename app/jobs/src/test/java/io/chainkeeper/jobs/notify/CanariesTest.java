package io.chainkeeper.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Notifications;
import io.chainkeeper.jobs.settings.PlacedSecrets;
import io.chainkeeper.jobs.settings.SealedSecrets;
import io.chainkeeper.jobs.settings.SecretName;
import io.chainkeeper.jobs.settings.Secrets;
import io.chainkeeper.jobs.settings.SessionSecrets;
import io.chainkeeper.jobs.settings.SettingsFile;
import io.chainkeeper.jobs.setup.SetUp;
import io.chainkeeper.jobs.support.Redaction;
import io.chainkeeper.jobs.support.SupportBundle;
import io.chainkeeper.jobs.support.SupportTexts;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Secrets are planted wherever there are any, a whole life goes by with everything logged that can be, and then every
/// byte that was written is looked through.
class CanariesTest {
    private static final int MIB = 1 << 20;
    private static final int CONNECTIONS = 40;

    @TempDir
    Path dir;

    private final Set<String> canaries = new LinkedHashSet<>();
    private PlacedSecrets secrets;
    private final List<String> said = new ArrayList<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private FileAppender<ILoggingEvent> log;
    private Level before;

    /// Seals what was kept so far into a file, which is looked through like all others, and goes on as another
    /// process would.
    private void seal(SettingsFile settings) throws IOException {
        String passphrase = canary("passphrase");
        secrets.seal(passphrase.toCharArray(), settings.current());
        said.add(secrets.sealed().toString());
        secrets = new PlacedSecrets(new SealedSecrets(dir.resolve("written/config")), new SessionSecrets());
        secrets.sealed().open(passphrase.toCharArray());
        assertThat(secrets.read(SecretName.mailPassword())).contains(mailPassword());
        assertThat(secrets.keep(new SecretName("later"), canary("later"))).isEqualTo(Secrets.Place.SEALED_FILE);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @BeforeEach
    void logEverythingIntoAFile() {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(root().getLoggerContext());
        encoder.setPattern("%level %logger %msg%n%ex");
        encoder.start();
        log = new FileAppender<>();
        log.setContext(root().getLoggerContext());
        log.setFile(dir.resolve("written/log.txt").toString());
        log.setEncoder(encoder);
        log.start();
        root().iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root()::detachAppender);
        root().addAppender(log);
        before = root().getLevel();
        root().setLevel(Level.TRACE);
    }

    @AfterEach
    void logAsBefore() {
        root().detachAppender(log);
        others.forEach(root()::addAppender);
        root().setLevel(before);
        log.stop();
    }

    private String canary(String what) {
        String canary = "Kanarie" + canaries.size() + what
                + UUID.randomUUID().toString().substring(0, 8);
        canaries.add(canary);
        return canary;
    }

    @Test
    void noneOfFiftySecretsIsEverWrittenDown() throws Exception {
        secrets = new PlacedSecrets(new SealedSecrets(dir.resolve("written/config")), new SessionSecrets());
        Path folder = Files.createDirectories(dir.resolve("lab"));
        Files.writeString(folder.resolve("password"), canary("engine/pass word&"));
        TestTls tls = TestTls.of("localhost");
        try (Lab lab = Lab.start(LabOptions.fast(folder));
                MailServer mail = new MailServer(tls.server(), true, false, canary("mail"))) {
            lab.add(VmSpec.up(
                    "web01", DiskSpec.seeded("web01_Disk1", 4 * MIB, MIB, 1), DiskSpec.seeded("d2", MIB, MIB, 2)));
            SettingsFile settings = settings(mail);
            secrets.keep(SecretName.mailPassword(), mailPassword());
            secrets.keep(SecretName.webhookAddress(), "https://localhost:1/" + canary("hook"));
            secrets.keep(SecretName.deadManAddress(), "https://localhost:1/" + canary("dead-man"));
            seal(settings);

            life(lab, settings, tls);

            assertThat(mail.letters).as("somebody was told").isNotEmpty();
            canaries.addAll(lab.handedOut());
        }
        assertThat(canaries).hasSizeGreaterThanOrEqualTo(50);
        assertThat(secrets.sealed().file())
                .as("it is among what is looked through")
                .isNotEmptyFile();
        assertThat(found()).isEmpty();
        assertThat(openToOthers()).isEmpty();
    }

    private String mailPassword() {
        return canaries.stream()
                .filter(each -> each.contains("mail"))
                .findFirst()
                .orElseThrow();
    }

    private SettingsFile settings(MailServer mail) throws IOException {
        var settings = new SettingsFile(dir.resolve("written/config"));
        var letters = new Notifications.Mail(
                "localhost",
                mail.port(),
                Notifications.Mail.Security.TLS,
                Optional.of("keeper"),
                "keeper@example.org",
                List.of("admin@example.org"));
        settings.change(now -> now.withNotifications(Notifications.standard()
                .withDesktop(false)
                .withMail(Optional.of(letters))
                .withWebhook(Optional.of("localhost"))
                .withDeadMan(Optional.of("localhost"))));
        for (int i = 0; i < CONNECTIONS; i++) {
            var connection = new Connection(
                    UUID.randomUUID(),
                    "engine " + i,
                    Optional.of("https://engine" + i + "/ovirt-engine"),
                    Optional.of("admin@internal"),
                    Optional.of("PEM"),
                    dir.resolve("r" + i),
                    dir.resolve("c" + i));
            settings.change(now -> now.opened(connection));
            secrets.keep(connection.passwordName(), canary("connection"));
        }
        return settings;
    }

    private void life(Lab lab, SettingsFile settings, TestTls tls) throws Exception {
        var options = WorkplaceOptions.of(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        dir.resolve("written/repository"),
                        dir.resolve("written/catalog"))
                .withLimits(JobLimits.standard().polling(Duration.ofMillis(2), Duration.ofMillis(20)));
        said.add(options.toString());
        try (Workplace place = Workplace.open(options)) {
            UUID vm = lab.vm("web01").id();
            var kept = (Outcome.Completed) end(place.backup(vm, BackupOptions.standard()));
            UUID point = ((Result.BackedUp) kept.result()).point().id();
            lab.next(Trouble.tokenExpired());
            lab.next(Trouble.ticketExpired());
            end(place.backup(vm, BackupOptions.standard()));
            end(place.restore(RestoreRequest.NewVm.of(
                    point, "again", place.clusters().getFirst().id(), Optional.empty())));
            end(place.restore(
                    new RestoreRequest.LocalFiles(point, dir.resolve("restored"), ImageFormat.RAW, Optional.empty())));
            for (int i = 0; i < 10; i++) {
                lab.next(Trouble.backupFails());
            }
            assertThat(end(place.backup(vm, BackupOptions.standard()))).isInstanceOf(Outcome.Failed.class);
            tell(place, settings, tls);
            support(place, settings);
        }
        var wrong = new WorkplaceOptions(
                options.engine()
                        .map(engine -> new WorkplaceOptions.EngineAccess(
                                engine.address(), engine.ca(), new Login("admin@internal", canary("wrong")))),
                options.repository(),
                options.catalogFolder(),
                options.limits(),
                options.clock());
        said.add(catchThrowableOfType(WorkplaceException.class, () -> Workplace.open(wrong))
                .failure()
                .toString());
    }

    private Outcome end(Run run) {
        Outcome outcome = run.outcome().orTimeout(120, TimeUnit.SECONDS).join();
        said.add(outcome.toString());
        said.add(run.snapshot().toString());
        return outcome;
    }

    private void tell(Workplace place, SettingsFile settings, TestTls tls) throws Exception {
        try (var watch = new Watch(
                Watched.of(place.activity()),
                () -> true,
                settings,
                new Channels(secrets, new NoScreen(), tls.client()),
                dir.resolve("written/catalog"),
                new Watch.Here(Instant::now, () -> ZoneOffset.UTC, Locale.ENGLISH))) {
            watch.look();
        }
    }

    private void support(Workplace place, SettingsFile settings) throws Exception {
        said.add(place.activity().export(RunFilter.all(), Activity.Format.JSON));
        said.add(place.activity().export(RunFilter.all(), Activity.Format.CSV));
        new SetUp(settings.current(), place.plans().all()).write(dir.resolve("written/set-up.json"));
        // The log is looked through as it is, too; here it may have lost what a key in it names.
        var bundle = new SupportBundle(Redaction.ofShapes())
                .add("about.txt", SupportTexts.about("1"))
                .add("settings.json", SupportTexts.settings(settings.current()))
                .add("runs.txt", SupportTexts.runs(place))
                .add("doctor.txt", SupportTexts.doctor(place))
                .add("log.txt", Files.readString(Path.of(log.getFile())));
        bundle.items().forEach(item -> said.add(item.text()));
        bundle.write(dir.resolve("written/support.zip"));
    }

    private static final class NoScreen implements Channel {
        @Override
        public Way way() {
            return Way.DESKTOP;
        }

        @Override
        public void send(Message message) {}
    }

    /// Where a canary was found: in files, in what the program said, in this process' command line.
    private List<String> found() throws IOException {
        List<String> all = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < said.size(); i++) {
            texts.put("said " + i, said.get(i));
        }
        ProcessHandle.current().info().commandLine().ifPresent(line -> texts.put("command line", line));
        texts.put("environment", System.getenv().toString());
        for (Path file : files(dir.resolve("written"))) {
            // Byte for byte, and again as the two-byte characters that a database may keep.
            byte[] bytes = Files.readAllBytes(file);
            texts.put(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1));
            texts.put(file + " (wide)", new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", ""));
        }
        assertThat(texts.entrySet())
                .as("what is in the database, and in the log, can be seen from outside")
                .anyMatch(text ->
                        text.getKey().endsWith(".mv.db") && text.getValue().contains("web01"))
                .anyMatch(text ->
                        text.getKey().endsWith("log.txt") && text.getValue().contains("/sso/oauth/token"));
        texts.forEach((where, text) -> canaries.forEach(
                canary -> forms(canary).filter(text::contains).forEach(form -> all.add(where + ": " + form))));
        return all;
    }

    private static Stream<String> forms(String canary) {
        String user = "admin@internal:" + canary;
        return Stream.of(
                        canary,
                        URLEncoder.encode(canary, StandardCharsets.UTF_8),
                        URLEncoder.encode(canary, StandardCharsets.UTF_8).replace("+", "%20"),
                        canary.replace("/", "\\/").replace("&", "&amp;"),
                        base64(canary),
                        base64(user),
                        base64("\0keeper\0" + canary))
                .distinct();
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Files that somebody else could read: neither they nor a folder of ours above them is closed.
    private List<Path> openToOthers() throws IOException {
        List<Path> open = new ArrayList<>();
        for (Path file : files(dir.resolve("written"))) {
            boolean closed = file.equals(Path.of(log.getFile()));
            for (Path at = file; !at.equals(dir.resolve("written")); at = at.getParent()) {
                closed |= isClosed(at);
            }
            if (!closed) {
                open.add(file);
            }
        }
        return open;
    }

    private static boolean isClosed(Path path) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
            return rights.stream().allMatch(right -> right.name().startsWith("OWNER"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
