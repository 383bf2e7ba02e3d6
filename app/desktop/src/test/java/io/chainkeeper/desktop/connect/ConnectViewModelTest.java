package io.chainkeeper.desktop.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Secrets;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectViewModelTest {
    private final BlockingQueue<Runnable> edge = new LinkedBlockingQueue<>();
    private final Wording wording = Wording.of(InstantSource.system(), ZoneId.of("UTC"), Locale.ENGLISH);
    private final RecordingDoors doors = new RecordingDoors();

    @TempDir
    Path dir;

    private Lab lab;
    private ConnectViewModel form;

    @BeforeEach
    void startTheLab() throws Exception {
        lab = Lab.start(LabOptions.fast(dir.resolve("lab")));
        form = new ConnectViewModel(doors, new Background(edge::add), wording, dir.resolve("repository"));
        answer(); // where passwords are kept
    }

    @AfterEach
    void stopTheLab() throws Exception {
        lab.close();
    }

    @Test
    void nothingIsTrustedBeforeThePersonDecides() throws Exception {
        fillIn();
        fetch();
        var shown = form.certificateProperty().get().orElseThrow();
        assertThat(shown.sha256()).isEqualTo(EngineCa.ofPem(lab.caPem()).sha256());
        assertThat(form.missingProperty().get()).isEqualTo("Decide on the certificate.");
        form.connect();
        assertThat(doors.login).isNull();
        form.trustedProperty().set(true);
        assertThat(form.missingProperty().get()).isEmpty();
    }

    @Test
    void anotherAddressNeedsAnotherDecision() throws Exception {
        fillIn();
        fetch();
        form.trustedProperty().set(true);
        form.addressProperty().set("other.example.com");
        assertThat(form.trustedProperty().get()).isFalse();
        assertThat(form.certificateProperty().get()).isEmpty();
    }

    @Test
    void connectingPassesOnWhatWasDecidedAndForgetsThePassword() throws Exception {
        fillIn();
        fetch();
        form.trustedProperty().set(true);
        form.connect();
        answer();
        assertThat(doors.login).isEqualTo(new Login(lab.user(), lab.password()));
        assertThat(doors.ca.sha256()).isEqualTo(EngineCa.ofPem(lab.caPem()).sha256());
        assertThat(doors.entered).isTrue();
        assertThat(form.passwordProperty().get()).isEmpty();
        assertThat(doors.kept).as("a password is kept only when asked for").isEqualTo(new Doors.Keep(true, false));
    }

    @Test
    void whatIsNoAddressIsToldWithoutAsking() {
        form.addressProperty().set("not an address");
        form.fetch();
        assertThat(form.troubleProperty().get()).contains("not an address");
        assertThat(form.waitingProperty().get()).isEmpty();
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldAndCanBeTriedAgain() throws Exception {
        fillIn();
        lab.close();
        fetch();
        assertThat(form.troubleProperty().get()).isNotEmpty();
        assertThat(form.waitingProperty().get()).isEmpty();
    }

    private void fillIn() {
        form.addressProperty().set(lab.engineUrl().toString());
        form.userProperty().set(lab.user());
        form.passwordProperty().set(lab.password());
    }

    private void fetch() throws InterruptedException {
        form.fetch();
        answer();
    }

    private void answer() throws InterruptedException {
        Runnable news = edge.poll(60, TimeUnit.SECONDS);
        assertThat(news).as("an answer").isNotNull();
        news.run();
    }

    /// Doors that only remember what was brought to them.
    private static final class RecordingDoors implements Doors {
        private EngineCa ca;
        private Login login;
        private boolean entered;
        private Keep kept = Keep.NOTHING;

        @Override
        public Entry connect(EngineAddress address, EngineCa trusted, Login who, Path repository, Keep keep) {
            kept = keep;
            ca = trusted;
            login = who;
            return () -> entered = true;
        }

        @Override
        public Entry open(Path repository) {
            return () -> entered = true;
        }

        @Override
        public Entry reopen(Connection connection, Optional<String> password, boolean keepPassword) {
            return () -> entered = true;
        }

        @Override
        public Secrets.Place passwordPlace() {
            return Secrets.Place.THIS_SESSION;
        }

        @Override
        public Entry lab(java.util.function.Consumer<String> tell) {
            return () -> entered = true;
        }
    }
}
