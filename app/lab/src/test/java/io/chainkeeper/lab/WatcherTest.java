package io.chainkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.lab.tls.LabCa;
import io.chainkeeper.lab.trouble.RawAnswer;
import io.chainkeeper.lab.trouble.Watcher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatcherTest {
    @TempDir
    Path folder;

    private Lab lab;
    private HttpClient client;

    @BeforeEach
    void start() throws IOException {
        lab = Lab.start(LabOptions.fast(folder.resolve("lab")));
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(LabCa.trusting(lab.folder().resolve("ca.pem")))
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        lab.close();
    }

    private HttpRequest.Builder request(String what) {
        String login = Base64.getEncoder()
                .encodeToString((lab.user() + ":" + lab.password()).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(lab.engineUrl() + "/api/" + what))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/xml");
    }

    private int makeDisk() throws Exception {
        String domain = disksAnd("storagedomains").replaceAll("(?s).*<storage_domain [^>]*id=\"([^\"]+)\".*", "$1");
        String xml = "<disk><name>one</name><format>cow</format><provisioned_size>1048576</provisioned_size>"
                + "<storage_domains><storage_domain id=\"" + domain + "\"/></storage_domains></disk>";
        return client.send(
                        request("disks")
                                .POST(HttpRequest.BodyPublishers.ofString(xml))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String disksAnd(String what) throws Exception {
        return client.send(request(what).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Watcher postsMeet(Watcher.Fate fate) {
        return (server, method, path) -> method.equals("POST") ? fate : Watcher.Fate.ANSWERED;
    }

    @Test
    void everyRequestIsSeenBeforeItIsCarriedOut() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        lab.watchedBy((server, method, path) -> {
            seen.add(server + " " + method + " " + path);
            return Watcher.Fate.ANSWERED;
        });

        assertThat(makeDisk()).isEqualTo(202);

        assertThat(seen)
                .containsExactly("ENGINE GET /ovirt-engine/api/storagedomains", "ENGINE POST /ovirt-engine/api/disks");
    }

    @Test
    void aRequestThatIsNotHeardIsCutAndChangesNothing() {
        lab.watchedBy(postsMeet(Watcher.Fate.UNHEARD));

        assertThatThrownBy(this::makeDisk).isInstanceOf(IOException.class);

        assertThat(disks()).isZero();
    }

    @Test
    void aRequestThatIsNotAnsweredIsCarriedOutAndCut() {
        lab.watchedBy(postsMeet(Watcher.Fate.UNANSWERED));

        assertThatThrownBy(this::makeDisk).isInstanceOf(IOException.class);

        assertThat(disks()).isOne();
    }

    /// Answers every POST with something else, and remembers how much of it was taken.
    private static final class Liar implements Watcher {
        private final UnaryOperator<String> lie;
        private final RawAnswer.End end;
        private final CompletableFuture<Long> taken = new CompletableFuture<>();

        Liar(RawAnswer.End end, UnaryOperator<String> lie) {
            this.lie = lie;
            this.end = end;
        }

        @Override
        public Fate asked(Server server, String method, String path) {
            return method.equals("POST") ? Fate.FALSIFIED : Fate.ANSWERED;
        }

        @Override
        public RawAnswer instead(Server server, String method, String path, byte[] honest) {
            String other = lie.apply(new String(honest, StandardCharsets.ISO_8859_1));
            return new RawAnswer(other.getBytes(StandardCharsets.ISO_8859_1), end);
        }

        @Override
        public void toldInstead(Server server, String method, String path, RawAnswer said, long bytes) {
            taken.complete(bytes);
        }
    }

    @Test
    void aRequestThatIsFalsifiedIsCarriedOutAndAnsweredOtherwiseOnAConnectionThatStays() throws Exception {
        lab.watchedBy(new Liar(RawAnswer.End.STAYS, honest -> honest.replace("202 Accepted", "418 I am a teapot")));

        assertThat(makeDisk()).isEqualTo(418);

        assertThat(disks()).isOne();
    }

    @Test
    void anAnswerWithoutEndIsSaidUntilTheClientHasHadEnough() throws Exception {
        Liar liar = new Liar(RawAnswer.End.GOES_ON, honest -> "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(2000));
        lab.watchedBy(liar);

        HttpResponse<InputStream> answer = client.send(
                request("disks").POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            body.skipNBytes(1 << 20);
        }

        assertThat(liar.taken.get(20, TimeUnit.SECONDS)).isGreaterThan(1 << 20);
    }

    @Test
    void anAnswerThatHangsIsSilentUntilTheClientGoes() throws Exception {
        Liar liar = new Liar(RawAnswer.End.HANGS, honest -> honest.substring(0, 20));
        lab.watchedBy(liar);

        assertThatThrownBy(() -> client.send(
                        request("disks")
                                .timeout(Duration.ofMillis(200))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(liar.taken.get(20, TimeUnit.SECONDS)).isEqualTo(20);
    }

    private int disks() {
        try {
            return disksAnd("disks").split("<disk ", -1).length - 1;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
