package io.chainkeeper.lab.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.lab.http.Wire;
import io.chainkeeper.lab.http.Wire.Answer;
import io.chainkeeper.lab.storage.Frozen;
import io.chainkeeper.lab.storage.LabDiskContent;
import io.chainkeeper.lab.storage.LabStore;
import io.chainkeeper.lab.tls.LabCa;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.lab.trouble.Troubles;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageServerTest {
    private static final int G = 64 << 10;
    private static final int SIZE = 40 * G + 512;
    private static final byte[] NOTHING = new byte[0];

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final InstantSource clock = now::get;
    private final Troubles troubles = new Troubles();
    private SSLContext client;
    private LabStore store;
    private ImageServer server;
    private LabDiskContent disk;
    private byte[] content;
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        LabCa ca = LabCa.in(folder, now.get());
        client = ca.clientContext();
        SSLContext tls = ca.serverContext(List.of("localhost", "127.0.0.1"), now.get());
        store = LabStore.in(folder.resolve("disks"));
        server = ImageServer.start(tls, 0, troubles, clock);
        disk = store.create(UUID.randomUUID(), SIZE);
        content = new byte[SIZE];
        byte[] data = new byte[10 * G];
        new Random(1).nextBytes(data);
        System.arraycopy(data, 0, content, 5 * G, data.length);
        disk.write(5L * G, ByteBuffer.wrap(data));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : opened.reversed()) {
            part.close();
        }
        server.close();
        store.close();
    }

    private Wire connect() throws IOException {
        Wire wire = Wire.open(client, server.port());
        opened.add(wire);
        return wire;
    }

    private Frozen frozen() throws IOException {
        Frozen moment = disk.freeze();
        opened.add(moment);
        return moment;
    }

    private UUID readTicket() throws IOException {
        return server.addTicket(TicketSpec.download(frozen(), Optional.empty(), Duration.ofMinutes(1)));
    }

    private UUID writeTicket() {
        return server.addTicket(TicketSpec.upload(disk, Duration.ofMinutes(1)));
    }

    private static String path(UUID ticket) {
        return "/images/" + ticket;
    }

    private static JsonNode json(Answer answer) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        return new ObjectMapper().readTree(answer.body());
    }

    private byte[] part(int first, int length) {
        return Arrays.copyOfRange(content, first, first + length);
    }

    private byte[] onDisk(int first, int length) throws IOException {
        byte[] bytes = new byte[length];
        disk.read(first, ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Test
    void optionsOfAReadTicketNameChecksumAndExtents() throws IOException {
        Answer answer = connect().ask("OPTIONS", path(readTicket()), NOTHING);

        assertThat(json(answer).toString())
                .isEqualTo("{\"features\":[\"checksum\",\"extents\"],\"max_readers\":8,\"max_writers\":8}");
        assertThat(answer.header("Allow")).isEqualTo("OPTIONS,GET");
    }

    @Test
    void optionsOfAWriteTicketAddZeroAndFlush() throws IOException {
        Answer answer = connect().ask("OPTIONS", path(writeTicket()), NOTHING);

        assertThat(json(answer).get("features").toString()).isEqualTo("[\"checksum\",\"extents\",\"zero\",\"flush\"]");
        assertThat(answer.header("Allow")).isEqualTo("OPTIONS,GET,PUT,PATCH");
    }

    @Test
    void zeroExtentsCoverTheWholeDisk() throws IOException {
        disk.zero(20L * G, G);
        Wire wire = connect();
        UUID ticket = readTicket();

        String expected = "[{\"start\":0,\"length\":327680,\"zero\":true,\"hole\":true},"
                + "{\"start\":327680,\"length\":655360,\"zero\":false,\"hole\":false},"
                + "{\"start\":983040,\"length\":327680,\"zero\":true,\"hole\":true},"
                + "{\"start\":1310720,\"length\":65536,\"zero\":true,\"hole\":false},"
                + "{\"start\":1376256,\"length\":1245696,\"zero\":true,\"hole\":true}]";
        assertThat(json(wire.get(path(ticket) + "/extents")).toString()).isEqualTo(expected);
        assertThat(json(wire.get(path(ticket) + "/extents?context=zero")).toString())
                .isEqualTo(expected);
    }

    @Test
    void dirtyExtentsSayWhatChangedSinceTheCheckpointAndWhetherItIsZero() throws IOException {
        UUID checkpoint = UUID.randomUUID();
        disk.startTracking(checkpoint);
        disk.write(6L * G, ByteBuffer.wrap(new byte[] {1}));
        disk.zero(7L * G, G);
        UUID ticket = server.addTicket(TicketSpec.download(frozen(), Optional.of(checkpoint), Duration.ofMinutes(1)));
        disk.write(0, ByteBuffer.wrap(new byte[] {1}));

        assertThat(json(connect().get(path(ticket) + "/extents?context=dirty")).toString())
                .isEqualTo("[{\"start\":0,\"length\":327680,\"dirty\":false,\"zero\":true},"
                        + "{\"start\":327680,\"length\":65536,\"dirty\":false,\"zero\":false},"
                        + "{\"start\":393216,\"length\":65536,\"dirty\":true,\"zero\":false},"
                        + "{\"start\":458752,\"length\":65536,\"dirty\":true,\"zero\":true},"
                        + "{\"start\":524288,\"length\":458752,\"dirty\":false,\"zero\":false},"
                        + "{\"start\":983040,\"length\":1638912,\"dirty\":false,\"zero\":true}]");
    }

    @Test
    void dirtyExtentsOfAFullTicketAreNotFound() throws IOException {
        Wire wire = connect();
        UUID ticket = readTicket();
        Answer answer = wire.get(path(ticket) + "/extents?context=dirty");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("does not support dirty extents");
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(wire.get(path(ticket) + "/extents?context=other").status()).isEqualTo(400);
    }

    @Test
    void aRangeIsAnsweredExactly() throws IOException {
        Answer answer = connect().get(path(readTicket()), "Range: bytes=300000-900000");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes 300000-900000/" + SIZE);
        assertThat(answer.header("Content-Length")).isEqualTo("600001");
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.body()).isEqualTo(part(300000, 600001));
    }

    @Test
    void withoutARangeTheWholeImageIsSent() throws IOException {
        Answer answer = connect().get(path(readTicket()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({"2621951,206,1", "2621952,206,0", "2621953,400,0"})
    void anOpenRangeGoesToTheEnd(long first, int status, int length) throws IOException {
        Wire wire = connect();
        Answer answer = wire.get(path(readTicket()), "Range: bytes=" + first + "-");

        assertThat(answer.status()).isEqualTo(status);
        if (status == 206) {
            assertThat(answer.body()).hasSize(length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-2621952", "bytes=3000000-3000001"})
    void aRangePastTheEndIsRefusedWithTheSize(String range) throws IOException {
        Wire wire = connect();
        Answer answer = wire.get(path(readTicket()), "Range: " + range);

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + SIZE);
        assertThat(wire.get("/info/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=-100", "bytes=0-1,5-6", "bytes=9-8", "sectors=0-1", "bytes=x-1"})
    void aRangeOfAnotherKindIsRefused(String range) throws IOException {
        Answer answer = connect().get(path(readTicket()), "Range: " + range);

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void aDownloadSeesOneMomentWhileTheGuestWrites() throws IOException {
        Wire wire = connect();
        UUID ticket = readTicket();
        byte[] other = new byte[SIZE];
        Arrays.fill(other, (byte) 1);
        disk.write(0, ByteBuffer.wrap(other));

        assertThat(wire.get(path(ticket)).body()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?flush=n", "?flush=y"})
    void putWritesFromTheStartOfItsRange(String query) throws IOException {
        Answer answer = connect()
                .ask("PUT", path(writeTicket()) + query, new byte[] {1, 2, 3}, "Content-Range: bytes 1000-2000/*");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(onDisk(999, 5)).isEqualTo(new byte[] {0, 1, 2, 3, 0});
    }

    @Test
    void aLargePutArrivesWholly() throws IOException {
        byte[] data = new byte[SIZE];
        new Random(2).nextBytes(data);

        Answer answer = connect().ask("PUT", path(writeTicket()) + "?flush=n", data);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(onDisk(0, SIZE)).isEqualTo(data);
    }

    @Test
    void putNeedsALength() throws IOException {
        Wire wire = connect();
        wire.say("PUT " + path(writeTicket()) + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        assertThat(wire.answer().status()).isEqualTo(400);

        Wire other = connect();
        other.say("PUT " + path(writeTicket()) + " HTTP/1.1\r\n\r\n");
        assertThat(other.answer().status()).isEqualTo(400);
    }

    @Test
    void putPastTheEndIsRefusedAndTheConnectionCloses() throws IOException {
        Wire wire = connect();
        Answer answer = wire.ask(
                "PUT", path(writeTicket()), new byte[2], "Content-Range: bytes " + (SIZE - 1) + "-" + SIZE + "/*");

        assertThat(answer.status()).isEqualTo(416);
        assertThat(wire.ended()).isTrue();
    }

    @Test
    void putWithAnUnknownFlushIsRefused() throws IOException {
        assertThat(connect()
                        .ask("PUT", path(writeTicket()) + "?flush=maybe", new byte[1])
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anExpectedContinueIsAnsweredBeforeTheBody() throws IOException {
        Wire wire = connect();
        wire.say("PUT " + path(writeTicket())
                + "?flush=n HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        assertThat(wire.answer().status()).isEqualTo(100);
        assertThat(wire.say(new byte[] {4, 5, 6}).answer().status()).isEqualTo(200);
        assertThat(onDisk(0, 3)).isEqualTo(new byte[] {4, 5, 6});
    }

    @Test
    void aLargePutToARefusedTicketGetsItsAnswerThoughItWasStillSending() throws IOException {
        Wire wire = connect();
        Answer answer = wire.ask("PUT", path(readTicket()) + "?flush=n", new byte[SIZE]);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("forbids write");
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(wire.ended()).isTrue();
    }

    @Test
    void patchZeroesAnyRange() throws IOException {
        Answer answer = patch("{\"op\":\"zero\",\"offset\":327681,\"size\":65536,\"flush\":false}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        Arrays.fill(content, 327681, 327681 + 65536, (byte) 0);
        assertThat(onDisk(0, SIZE)).isEqualTo(content);
    }

    @Test
    void patchZeroesTheWholeDiskAndFlushes() throws IOException {
        assertThat(patch("{\"op\":\"zero\",\"size\":" + SIZE + ",\"flush\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(disk.allocatedBytes()).isZero();
        assertThat(patch("{\"op\":\"flush\"}").status()).isEqualTo(200);
    }

    private Answer patch(String body) throws IOException {
        return connect().ask("PATCH", path(writeTicket()), body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{\"op\":",
                "{}",
                "7",
                "{\"op\":\"trim\",\"size\":1}",
                "{\"op\":\"zero\"}",
                "{\"op\":\"zero\",\"size\":-1}",
                "{\"op\":\"zero\",\"size\":\"1\"}",
                "{\"op\":\"zero\",\"size\":1.5}",
                "{\"op\":\"zero\",\"size\":1,\"offset\":-5}",
                "{\"op\":\"zero\",\"size\":1,\"flush\":\"y\"}",
                "{\"op\":\"zero\",\"size\":99999999999999999999}"
            })
    void badPatchesAreRefused(String body) throws IOException {
        assertThat(patch(body).status()).isEqualTo(400);
    }

    @Test
    void aListAsPatchIsTheServersOwnFailure() throws IOException {
        assertThat(patch("[]").status()).isEqualTo(500);
    }

    @Test
    void patchPastTheEndIsRefused() throws IOException {
        assertThat(patch("{\"op\":\"zero\",\"offset\":1,\"size\":" + SIZE + "}").status())
                .isEqualTo(416);
    }

    @Test
    void aReadTicketForbidsPatches() throws IOException {
        Wire wire = connect();
        Answer answer = wire.ask("PATCH", path(readTicket()), "{\"op\":\"flush\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(wire.ended()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/extents", "/checksum"})
    void anUnknownTicketIsRefusedAndTheConnectionCloses(String what) throws IOException {
        for (String id : List.of(UUID.randomUUID().toString(), "not-a-uuid")) {
            Wire wire = connect();
            Answer answer = wire.get("/images/" + id + what);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).startsWith("No such ticket");
            assertThat(wire.ended()).isTrue();
        }
    }

    /// A client may have the whole answer a moment before the server counts the request as ended and starts the idle
    /// clock; no time may pass in between.
    private void awaitIdle(UUID ticket) {
        while (server.ticket(ticket).orElseThrow().active()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aTicketExpiresWhenItWasIdleTooLongAndARequestRenewsTheClock() throws IOException {
        Wire wire = connect();
        UUID ticket = readTicket();
        now.set(now.get().plusSeconds(50));
        assertThat(wire.ask("OPTIONS", path(ticket), NOTHING).status()).isEqualTo(200);
        awaitIdle(ticket);
        now.set(now.get().plusSeconds(50));
        assertThat(wire.get(path(ticket), "Range: bytes=0-0").status()).isEqualTo(206);
        assertThat(server.ticket(ticket).orElseThrow().idleSince()).isEqualTo(now.get());
        awaitIdle(ticket);
        now.set(now.get().plusSeconds(61));

        Answer answer = wire.get(path(ticket), "Range: bytes=0-0");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).startsWith("Transfer=").contains("expired");
        assertThat(wire.ended()).isTrue();
        assertThat(server.ticket(ticket).orElseThrow().expired()).isTrue();
    }

    @Test
    void anythingElseIsNotFoundAndOtherMethodsAreNotAllowed() throws IOException {
        Wire wire = connect();
        UUID ticket = readTicket();

        assertThat(wire.get("/").status()).isEqualTo(404);
        assertThat(wire.get(path(ticket) + "/pixels").status()).isEqualTo(404);
        assertThat(wire.get("/tickets/" + ticket).status()).isEqualTo(404);
        assertThat(wire.ask("DELETE", path(ticket), NOTHING).status()).isEqualTo(405);
        assertThat(wire.ask("POST", path(ticket) + "/extents", NOTHING).status())
                .isEqualTo(405);
        assertThat(wire.get("/images/").status()).isEqualTo(400);
    }

    @Test
    void aLongUriIsAnsweredInHtml() throws IOException {
        Wire wire = connect();
        Answer answer = wire.get("/images/" + "a".repeat(70_000));

        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("<html>");
    }

    @Test
    void infoTellsTheVersionThatIsImitated() throws IOException {
        assertThat(json(connect().get("/info/")).toString()).isEqualTo("{\"version\":\"2.5.3\"}");
    }

    @Test
    void theNinthConnectionWaitsInSilenceUntilAnotherCloses() throws IOException {
        UUID ticket = readTicket();
        List<Wire> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Wire wire = connect();
            assertThat(wire.get(path(ticket), "Range: bytes=0-9").status()).isEqualTo(206);
            eight.add(wire);
        }
        Wire ninth = connect();
        ninth.send("GET", path(ticket), NOTHING, "Range: bytes=0-9");
        ninth.patience(300);
        org.assertj.core.api.Assertions.assertThatThrownBy(ninth::answer).isInstanceOf(SocketTimeoutException.class);
        assertThat(server.ticket(ticket).orElseThrow().connections()).isEqualTo(8);

        eight.getFirst().close();
        ninth.patience(20_000);
        assertThat(ninth.answer().status()).isEqualTo(206);
    }

    @Test
    void theWaitingNinthIsRefusedWhenTheTicketIsRemoved() throws IOException {
        UUID ticket = readTicket();
        for (int i = 0; i < 8; i++) {
            connect().get(path(ticket), "Range: bytes=0-9");
        }
        Wire ninth = connect();
        ninth.send("GET", path(ticket), NOTHING, "Range: bytes=0-9");
        server.removeTicket(ticket);

        assertThat(ninth.answer().status()).isEqualTo(403);
    }

    @Test
    void aTicketRemovedDuringADownloadEndsTheBodyEarly() throws IOException {
        LabDiskContent large = store.create(UUID.randomUUID(), 64L << 20);
        UUID ticket = server.addTicket(
                new TicketSpec(large, TicketSpec.Mode.READ, Optional.empty(), large.size(), Duration.ofMinutes(1)));
        Wire wire = connect();
        wire.send("GET", path(ticket), NOTHING);
        while (server.ticket(ticket).orElseThrow().transferred() == 0) {
            Thread.onSpinWait();
        }
        server.removeTicket(ticket);

        Answer answer = wire.answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cut()).isTrue();
        assertThat(connect().get(path(ticket)).status()).isEqualTo(403);
    }

    @Test
    void aSenderThatStallsIsCutWithA500() throws IOException {
        UUID ticket = server.addTicket(TicketSpec.upload(disk, Duration.ofMillis(300)));
        Wire wire = connect();
        wire.say("PUT " + path(ticket) + "?flush=n HTTP/1.1\r\nContent-Length: 100\r\n\r\nabc");

        assertThat(wire.answer().status()).isEqualTo(500);
        assertThat(wire.ended()).isTrue();
    }

    @Test
    void aReaderThatStallsIsCut() throws IOException {
        LabDiskContent large = store.create(UUID.randomUUID(), 256L << 20);
        UUID ticket = server.addTicket(
                new TicketSpec(large, TicketSpec.Mode.READ, Optional.empty(), large.size(), Duration.ofMillis(300)));
        Wire wire = connect();
        wire.send("GET", path(ticket), NOTHING);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (server.ticket(ticket).orElseThrow().connections() > 0
                || server.ticket(ticket).orElseThrow().transferred() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }

        assertThat(server.ticket(ticket).orElseThrow().transferred()).isLessThan(256L << 20);
    }

    @Test
    void anIdleConnectionIsClosedAfterTheTicketsTime() throws IOException {
        UUID ticket = server.addTicket(TicketSpec.upload(disk, Duration.ofMillis(300)));
        Wire wire = connect();
        wire.ask("OPTIONS", path(ticket), NOTHING);

        assertThat(wire.ended()).isTrue();
    }

    @Test
    void aTicketKnowsHowMuchOfTheDiskWasMovedAndCountsNothingTwice() throws IOException {
        Wire wire = connect();
        UUID ticket = readTicket();
        wire.get(path(ticket), "Range: bytes=0-999");
        wire.get(path(ticket), "Range: bytes=500-1499");
        assertThat(server.ticket(ticket).orElseThrow().transferred()).isEqualTo(1500);
        wire.get(path(ticket));
        assertThat(server.ticket(ticket).orElseThrow().transferred()).isEqualTo(SIZE);
        awaitIdle(ticket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksBothCurrentVersionsOfTls(String version) throws IOException {
        try (Wire wire = Wire.open(client, server.port(), version)) {
            assertThat(wire.protocol()).isEqualTo(version);
            assertThat(wire.get("/info/").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesOldTls() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Wire.open(client, server.port(), "TLSv1.1"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void droppingCutsTheConnectionAfterThatManyBytesOverAllRequests() throws IOException {
        troubles.next(Trouble.dropAfter(1500));
        Wire wire = connect();
        UUID ticket = readTicket();
        assertThat(wire.get(path(ticket), "Range: bytes=0-999").body()).hasSize(1000);
        Answer cut = wire.get(path(ticket), "Range: bytes=1000-1999");

        assertThat(cut.cut()).isTrue();
        assertThat(cut.body().length).isLessThanOrEqualTo(500);
        assertThat(connect().get(path(ticket), "Range: bytes=0-999").cut()).isFalse();
    }

    @Test
    void theOtherTroublesStrikeOnceAtTheNextDataRequest() throws IOException {
        UUID ticket = readTicket();
        troubles.next(Trouble.shortBody());
        Answer shortened = connect().get(path(ticket), "Range: bytes=0-999");
        assertThat(shortened.cut()).isTrue();
        assertThat(shortened.body()).hasSize(500);

        troubles.next(Trouble.wrongRange());
        Answer wrong = connect().get(path(ticket), "Range: bytes=0-999");
        assertThat(wrong.status()).isEqualTo(206);
        assertThat(wrong.header("Content-Range")).isEqualTo("bytes 4096-5095/" + SIZE);

        troubles.next(Trouble.serverError500());
        Wire broken = connect();
        assertThat(broken.get(path(ticket), "Range: bytes=0-999").status()).isEqualTo(500);
        assertThat(broken.get(path(ticket), "Range: bytes=0-999").status()).isEqualTo(500);
        assertThat(connect().get(path(ticket), "Range: bytes=0-999").status()).isEqualTo(206);

        troubles.next(Trouble.slow(10_000));
        long begun = System.nanoTime();
        assertThat(connect().get(path(ticket), "Range: bytes=0-2999").body()).isEqualTo(part(0, 3000));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));

        troubles.next(Trouble.ticketExpired());
        assertThat(connect().get(path(ticket), "Range: bytes=0-999").status()).isEqualTo(403);
        assertThat(connect().get(path(ticket) + "/extents").status()).isEqualTo(403);
        assertThat(troubles.waiting()).isEmpty();
    }
}
