package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.BackupRequest;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.EngineLimits;
import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.engine.Login;
import io.chainkeeper.engine.TransferPhase;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `bench` at an image server, which the lab's is as much as any other.
@Timeout(120)
class BenchCommandTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host/images/1", "host:54322/images/1", "https:///images/1", "https://host:54322", "/a"})
    void whatIsNoTicketIsRefusedBeforeAnythingIsTried(String url) {
        var refused = Spoken.say("bench", "--imageio", url).endsWith(ExitCode.USAGE);

        assertThat(refused.err()).contains("--imageio takes a ticket's URL").contains(url);
        Spoken.say("bench", "--restore-to", url, "--image", dir.resolve("a.qcow2"))
                .endsWith(ExitCode.USAGE);
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() throws Exception {
        Path there = Files.createFile(dir.resolve("there.json"));

        Spoken.say("bench", "--restore-to", "https://host/images/1").endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--ca", there).endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--rounds", 0).endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--data", 1).endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--workers", 0).endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--bounds", "--imageio", "https://host/images/1").endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--disks", 65).endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--disks", 2, "--imageio", "https://host:54322/images/1")
                .endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--save", there).endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--beside", "/bin/true").endsWith(ExitCode.USAGE);
        Spoken.say("bench", "--imageio", "https://host:54322/images/1", "--beside", there)
                .endsWith(ExitCode.USAGE);
        assertThat(there).isEmptyFile();
    }

    @Test
    void newProcessesNeedAProgramToStart() {
        var refused = Spoken.say("bench", "--cold", "--imageio", "https://localhost/images/1")
                .endsWith(ExitCode.UNREACHABLE);

        assertThat(refused.err()).contains("--cold").contains("bin/chainkeeper");
    }

    @Test
    void aTicketIsReadAgainAndAgainAndTheReportIsKept() throws Exception {
        Path saved = dir.resolve("report.json");
        try (var lab = Lab.start(LabOptions.fast(dir.resolve("lab")));
                var engine = signIn(lab)) {
            LabVm vm = lab.add(VmSpec.up("web01", DiskSpec.seeded("web01_Disk1", 64 * MIB, 6 * MIB, 3)));
            Path ca = Files.writeString(dir.resolve("ca.pem"), lab.caPem());
            UUID backup = UUID.randomUUID();
            engine.startBackup(new BackupRequest(
                    backup, vm.id(), List.of(vm.disk().id()), Optional.empty(), "test", false, "test-backup"));
            while (engine.backup(vm.id(), backup).orElseThrow().phase() != BackupPhase.READY) {
                Thread.onSpinWait();
            }
            ImageTransfer transfer = engine.startDownload(vm.disk().id(), backup, "test-down");
            while (transfer.phase() != TransferPhase.TRANSFERRING) {
                transfer = engine.transfer(transfer.id()).orElseThrow();
            }

            Path heard = dir.resolve("heard");
            Path mine = program("""
                    #!/bin/sh
                    echo "$1 $2 $4 $5 ($6)" >%s
                    echo data >"$3"
                    echo working
                    echo 0.25
                    """.formatted(heard));

            var said = Spoken.say(
                            "bench",
                            "--imageio",
                            transfer.transferUrl().orElseThrow(),
                            "--ca",
                            ca,
                            "--rounds",
                            2,
                            "--beside",
                            mine,
                            "--save",
                            saved,
                            "--json")
                    .endsWith(ExitCode.DONE);

            assertThat(said.json().at("/server").asText()).isEqualTo("imageio");
            assertThat(said.json().at("/rows/0/work").asText()).startsWith("full, ");
            assertThat(said.json().at("/rows/0/bytes").asLong()).isBetween(MIB, 64 * MIB);
            assertThat(said.json().at("/rows/0/tools/0/tool").asText()).isEqualTo("chainkeeper");
            assertThat(said.json().at("/rows/0/tools/0/runs")).hasSize(2);
            assertThat(said.json().at("/rows/0/tools/0/seconds").asDouble()).isPositive();
            assertThat(said.json().at("/rows/0/tools").findValuesAsText("tool")).contains("mine");
            assertThat(said.json()
                            .at("/rows/0/tools")
                            .valueStream()
                            .filter(tool -> tool.at("/tool").asText().equals("mine")))
                    .allSatisfy(
                            tool -> assertThat(tool.at("/seconds").asDouble()).isEqualTo(0.25));
            assertThat(heard).hasContent("full " + transfer.transferUrl().orElseThrow() + " " + ca + " 4 ()\n");
            assertThat(new ObjectMapper().readTree(saved.toFile())).isEqualTo(said.json());
        }
    }

    private Path program(String text) throws Exception {
        Path file = Files.writeString(dir.resolve("mine"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    private static Engine signIn(Lab lab) throws Exception {
        return Engine.connect(
                EngineAddress.parse(lab.engineUrl().toString()),
                EngineCa.ofPem(lab.caPem()),
                new Login(lab.user(), lab.password()),
                EngineLimits.standard());
    }
}
