package io.chainkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloodTest {
    /// Where a flood ends that is listened to for ever, in bytes.
    private static final long MOST = 1L << 30;

    /// TLS of the JDK reads, before it closes, for as long as there is something to read.
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 none\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"})
    void aConnectionThatIsClosedIsListenedToNoMore(String answer) throws Exception {
        // The listener closes first: a server that nobody came to must not be waited for.
        try (ExecutorService server = Executors.newVirtualThreadPerTaskExecutor();
                var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<Long> taken = server.submit((Callable<Long>) () -> flood(listener, answer));
            EngineCa ca = TestCertificates.authority();
            try (Wire wire = new Wire(ca.tls(), new DefaultHostnameVerifier(), ScriptedEngine.limits())) {
                var question = new HttpPost("https://localhost:" + listener.getLocalPort());
                if (answer.contains("200")) {
                    assertThat(wire.exchange(question, Operation.of("ask")).status())
                            .isEqualTo(200);
                } else {
                    assertThatThrownBy(() -> wire.exchange(question, Operation.of("ask")))
                            .isInstanceOf(EngineException.class);
                }
            }
            assertThat(taken.get()).as("what buffers of the network hold").isLessThan(64L << 20);
        }
    }

    /// Answers, and then goes on so fast that a reader never comes to an end.
    ///
    /// @return how many bytes were taken
    private static long flood(ServerSocket listener, String answer) throws Exception {
        SSLSocketFactory factory =
                TestCertificates.server(TestCertificates.GOOD).getSocketFactory();
        try (Socket raw = listener.accept();
                var tls = (SSLSocket) factory.createSocket(raw, null, false)) {
            tls.getInputStream().read();
            tls.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return flood(raw);
        }
    }

    private static long flood(Socket raw) {
        byte[] much = new byte[1 << 20];
        long taken = 0;
        try {
            while (taken < MOST) {
                raw.getOutputStream().write(much);
                taken += much.length;
            }
        } catch (IOException e) {
            // Nobody listens any more.
        }
        return taken;
    }
}
