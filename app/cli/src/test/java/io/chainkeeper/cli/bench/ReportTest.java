package io.chainkeeper.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tables and documents of benchmarks.
class ReportTest {
    private static final long GIB = 1 << 30;
    private static final List<Usage> OURS =
            List.of(new Usage(1.0, 0.5, 3 << 20), new Usage(4.0, 0.9, 1 << 20), new Usage(2.0, 0.6, 2 << 20));
    private static final List<Usage> THEIRS = List.of(new Usage(4.0, 1.2, 0), new Usage(4.0, 1.2, 0));

    private static Report report() {
        var row = new Row(
                "full",
                GIB,
                List.of(Measured.of("chainkeeper", OURS, OURS), Measured.of("qemu-img convert", THEIRS, OURS)));
        var machine = new Machine(2, "a processor", 8 * GIB, "Linux 6 amd64", "25", Map.of("curl", "curl 7"));
        return new Report(machine, "0.1 0.2 0.3", "1.1 0.4 0.3", "lab", Map.of("rounds", 3), List.of(row));
    }

    @Test
    void medianOfAnOddAndOfAnEvenNumberOfRuns() {
        assertThat(Measured.of("ours", OURS, OURS).seconds()).isEqualTo(2.0);
        assertThat(Measured.of("two", List.of(new Usage(1, 1, 1), new Usage(2, 2, 2)), OURS)
                        .seconds())
                .isEqualTo(1.5);
    }

    @Test
    void ratiosAreOursOverTheirs() {
        Measured theirs = report().rows().getFirst().tools().getLast();

        assertThat(theirs.timeRatio()).isCloseTo(0.5, within(1e-9));
        assertThat(theirs.cpuRatio()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void theTableNamesTheWorkOnceAndSetsNoRatioBesideOurs() {
        assertThat(report().lines())
                .containsExactly(
                        "Work     Data  Tool                Time         Rate     CPU   Memory  Time ×  CPU ×",
                        "full  1.0 GiB  chainkeeper       2.00 s  512.0 MiB/s  0.60 s  2.0 MiB",
                        "               qemu-img convert  4.00 s  256.0 MiB/s  1.20 s        –    0.50   0.50");
    }

    @Test
    void theDocumentHoldsTheMachineAndEveryRun() throws Exception {
        var json = new ObjectMapper();
        JsonNode document = json.readTree(json.writeValueAsString(report().document()));

        assertThat(document.fieldNames())
                .toIterable()
                .containsExactly("machine", "loadBefore", "loadAfter", "server", "how", "rows");
        assertThat(document.at("/machine/cores").asInt()).isEqualTo(2);
        assertThat(document.at("/machine/tools/curl").asText()).isEqualTo("curl 7");
        assertThat(document.at("/rows/0/bytes").asLong()).isEqualTo(GIB);
        assertThat(document.at("/rows/0/tools/0/runs")).hasSize(3);
        assertThat(document.at("/rows/0/tools/1/timeRatio").asDouble()).isCloseTo(0.5, within(1e-9));
    }
}
