package io.chainkeeper.jobs.recall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.run.RunKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTextTest {
    private static RunEntry named(String subject) {
        return new RunEntry(
                new UUID(1, 1),
                RunKind.RESTORE_VM,
                Optional.empty(),
                subject,
                Optional.empty(),
                Optional.of("Nightly, all"),
                Instant.parse("2026-03-29T12:00:00Z"),
                Optional.empty(),
                RunEntry.State.FAILED,
                Optional.of("CK-0101"),
                "The engine said \"no\".\nTwice.",
                -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "%0A=1", "|x"})
    void aSpreadsheetDoesNotCalculateWhatAVmIsCalled(String name) {
        String cell = RunText.cell(name);

        assertThat(cell.startsWith("'") || cell.startsWith("\"'")).as(cell).isTrue();
    }

    @Test
    void commasQuotesAndLinesStayInTheirCell() {
        String csv = RunText.csv(List.of(named("web, \"the\" first")));

        assertThat(csv)
                .startsWith("started,ended,kind,state,subject,plan,bytesMoved,code,words,vm,point,run\r\n")
                .endsWith(
                        "2026-03-29T12:00:00Z,,restore-vm,failed,\"web, \"\"the\"\" first\",\"Nightly, all\",-1,CK-0101,"
                                + "\"The engine said \"\"no\"\".\nTwice.\",,,00000000-0000-0001-0000-000000000001\r\n");
    }

    @Test
    void jsonSaysTheSame() throws Exception {
        JsonNode runs = new ObjectMapper().readTree(RunText.json(List.of(named("=web"), named("ü"))));

        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).get("subject").asText()).isEqualTo("=web");
        assertThat(runs.get(0).get("bytesMoved").asLong()).isEqualTo(-1);
        assertThat(runs.get(1).get("state").asText()).isEqualTo("failed");
    }
}
