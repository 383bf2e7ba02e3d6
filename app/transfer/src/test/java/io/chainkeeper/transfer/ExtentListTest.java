package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A list of extents covers a disk without gap or overlap, or it is refused.
@Timeout(120)
class ExtentListTest {
    private static List<ServerExtent> read(Context context, String json) throws IOException {
        List<ServerExtent> extents = new ArrayList<>();
        new ExtentList(context, extents::add).read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return extents;
    }

    @Test
    void extentsComeInOrderWithWhatTheServerSaysOfThem() throws IOException {
        assertThat(read(Context.ZERO, """
                        [{"start": 0, "length": 65536, "zero": false, "hole": false},
                         {"zero": true, "hole": true, "length": 1000, "start": 65536, "news": {"deep": [1, 2]}}]"""))
                .containsExactly(
                        new ServerExtent(0, 65536, false, false, false),
                        new ServerExtent(65536, 1000, true, true, false));
    }

    @Test
    void olderServersDoNotSayWhetherAChangeIsZero() throws IOException {
        assertThat(read(Context.DIRTY, "[{\"start\":0,\"length\":10,\"dirty\":true}]"))
                .containsExactly(new ServerExtent(0, 10, false, false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"start\":0,\"length\":0,\"zero\":true,\"hole\":true}]"})
    void anEmptyDiskHasNoExtents(String json) throws IOException {
        assertThat(read(Context.ZERO, json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // does not begin at the beginning
                "[{\"start\":1,\"length\":10,\"zero\":true}]",
                // a gap, an overlap, the wrong order, the same twice
                "[{\"start\":0,\"length\":10,\"zero\":true},{\"start\":11,\"length\":10,\"zero\":true}]",
                "[{\"start\":0,\"length\":10,\"zero\":true},{\"start\":9,\"length\":10,\"zero\":true}]",
                "[{\"start\":10,\"length\":10,\"zero\":true},{\"start\":0,\"length\":10,\"zero\":true}]",
                "[{\"start\":0,\"length\":10,\"zero\":true},{\"start\":0,\"length\":10,\"zero\":true}]",
                // negative, empty, huge
                "[{\"start\":-10,\"length\":10,\"zero\":true}]",
                "[{\"start\":0,\"length\":-10,\"zero\":true}]",
                "[{\"start\":0,\"length\":10,\"zero\":true},{\"start\":10,\"length\":0,\"zero\":true}]",
                "[{\"start\":0,\"length\":0,\"zero\":true},{\"start\":0,\"length\":10,\"zero\":true}]",
                "[{\"start\":0,\"length\":9223372036854775807,\"zero\":true}]",
                "[{\"start\":0,\"length\":9223372036854775808,\"zero\":true}]",
                "[{\"start\":0,\"length\":1125899906842625,\"zero\":true}]",
                "[{\"start\":0,\"length\":10,\"zero\":true},{\"start\":10,\"length\":9223372036854775800,\"zero\":true}]",
                "[{\"start\":0,\"length\":99999999999999999999999999999999999,\"zero\":true}]",
                // not what it should be
                "[{\"start\":0,\"length\":10}]",
                "[{\"start\":0,\"zero\":true}]",
                "[{\"length\":10,\"zero\":true}]",
                "[{\"start\":0.0,\"length\":10,\"zero\":true}]",
                "[{\"start\":0,\"length\":\"10\",\"zero\":true}]",
                "[{\"start\":0,\"length\":10,\"zero\":1}]",
                "[{\"start\":0,\"length\":10,\"zero\":null}]",
                "{\"start\":0,\"length\":10,\"zero\":true}",
                "[[0,10]]",
                "[17]",
                "null",
                "",
                // ends too early or too late
                "[{\"start\":0,\"length\":10,\"zero\":true}",
                "[{\"start\":0,\"length\":10,\"zero\":true",
                "[{\"start\":0,\"length\":10,\"zero\":true},",
                "[{\"start\":0,\"length\":10,\"zero\":true}] []",
                "<html>"
            })
    void anythingElseIsRefused(String json) {
        assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> read(Context.ZERO, json));
    }

    @Test
    void aChangeMustSayWhetherItIsOne() {
        assertThatExceptionOfType(BadAnswer.class)
                .isThrownBy(() -> read(Context.DIRTY, "[{\"start\":0,\"length\":10,\"zero\":true}]"));
    }

    @Test
    void deepNestingIsRefusedWithoutFollowingIt() {
        String deep = "[{\"start\":0,\"x\":" + "[".repeat(100_000);
        assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> read(Context.ZERO, deep));
    }

    @Test
    void longNamesAndStringsAreRefused() {
        assertThatExceptionOfType(BadAnswer.class)
                .isThrownBy(() -> read(Context.ZERO, "[{\"" + "x".repeat(1_000_000) + "\":1}]"));
        assertThatExceptionOfType(BadAnswer.class)
                .isThrownBy(() -> read(Context.ZERO, "[{\"x\":\"" + "y".repeat(1_000_000) + "\"}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "[{\"start\":0,\"length\":1,\"zero\":true}, ", "[{\"x\":[", "[{\"x\":[1,"})
    void aListThatGoesOnWithoutSayingMoreIsCutOff(String begin) {
        String end = begin.endsWith(",") ? "1," : " ";
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), new Repeated(end));
        assertThatThrownBy(() -> new ExtentList(Context.ZERO, extent -> {}).read(endless))
                .isInstanceOf(BadAnswer.class)
                .hasMessageContaining("extents need");
    }

    /// The same few bytes for ever.
    private static final class Repeated extends InputStream {
        private final byte[] piece;
        private int at;

        private Repeated(String piece) {
            this.piece = piece.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            return piece[at++ % piece.length];
        }
    }

    @Test
    void aListWithoutEndIsCutOffAfterTenMillion() {
        long[] seen = {0};
        assertThatThrownBy(() -> new ExtentList(Context.ZERO, extent -> seen[0]++).read(new EndlessList()))
                .isInstanceOf(BadAnswer.class)
                .hasMessageContaining("more than 10000000");
        assertThat(seen[0]).isEqualTo(10_000_000);
    }

    @Test
    void theSinkMayStopTheList() {
        TransferException stop = new TransferCancelled();
        assertThatThrownBy(() -> new ExtentList(Context.ZERO, extent -> {
                            throw stop;
                        })
                        .read(new EndlessList()))
                .isSameAs(stop);
    }

    /// Extents of one byte, for ever.
    private static final class EndlessList extends InputStream {
        private long count;
        private byte[] piece = "[".getBytes(StandardCharsets.US_ASCII);
        private int at;

        @Override
        public int read() {
            throw new UnsupportedOperationException("one byte");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == piece.length) {
                String comma = count == 0 ? "" : ",";
                piece = (comma + "{\"start\":" + count + ",\"length\":1,\"zero\":true}")
                        .getBytes(StandardCharsets.US_ASCII);
                count++;
                at = 0;
            }
            int n = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, n);
            at += n;
            return n;
        }
    }
}
