package io.chainkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.lab.tls.LabCa;
import io.chainkeeper.lab.trouble.Watcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private int disks() {
        try {
            return disksAnd("disks").split("<disk ", -1).length - 1;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
