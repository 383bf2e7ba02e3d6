package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.transfer.ConnectionLost;
import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.ServerTrust;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An authority that changed is a hard stop, and the person who must decide sees both fingerprints.
class AuthorityTest {
    @TempDir
    Path folder;

    @Test
    void anEngineOfAnotherAuthorityIsNotSpokenToAndBothFingerprintsAreShown() throws Exception {
        try (Lab before = Lab.start(LabOptions.fast(folder.resolve("before")));
                Lab now = Lab.start(LabOptions.fast(folder.resolve("now")))) {
            var options = WorkplaceOptions.of(
                    EngineAddress.parse(now.engineUrl().toString()),
                    EngineCa.ofPem(before.caPem()),
                    new Login(now.user(), now.password()),
                    folder.resolve("repository"),
                    folder.resolve("catalog"));

            Failure failure = catchThrowableOfType(WorkplaceException.class, () -> Workplace.open(options))
                    .failure();

            assertTold(failure, before, now);
            assertThat(now.handedOut()).as("nobody signed in").isEmpty();
        }
    }

    @Test
    void anImageServerOfAnotherAuthorityIsAHardStopToo() throws Exception {
        try (Lab before = Lab.start(LabOptions.fast(folder.resolve("before")));
                Lab now = Lab.start(LabOptions.fast(folder.resolve("now")))) {
            var url = URI.create("https://localhost:" + now.imageioPort() + "/images/" + UUID.randomUUID());
            var trust = ServerTrust.of(EngineCa.ofPem(before.caPem()).trust());

            var lost = catchThrowableOfType(
                    ConnectionLost.class, () -> ImageClient.open(url, trust, ImageClient.Limits.standard()));

            assertThat(lost.mayPass()).isFalse();
            assertTold(Failures.of(lost, "localhost"), before, now);
        }
    }

    private static void assertTold(Failure failure, Lab before, Lab now) {
        assertThat(failure.kind()).isEqualTo(FailureCode.AUTHORITY_CHANGED);
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            assertThat(Words.in(language).headline(failure))
                    .contains(EngineCa.ofPem(before.caPem()).sha256())
                    .contains(EngineCa.ofPem(now.caPem()).sha256());
            assertThat(Words.in(language).advice(failure)).contains("--ca-sha256");
        }
    }
}
