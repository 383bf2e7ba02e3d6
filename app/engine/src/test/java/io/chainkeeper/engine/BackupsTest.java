package io.chainkeeper.engine;

import static io.chainkeeper.engine.Ids.BACKUP;
import static io.chainkeeper.engine.Ids.CHECKPOINT;
import static io.chainkeeper.engine.Ids.CHECKPOINT2;
import static io.chainkeeper.engine.Ids.DISK;
import static io.chainkeeper.engine.Ids.DISK2;
import static io.chainkeeper.engine.Ids.HOST;
import static io.chainkeeper.engine.Ids.SNAPSHOT;
import static io.chainkeeper.engine.Ids.VM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chainkeeper.engine.xml.XmlTree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupsTest {
    private static final String BACKUPS = "/ovirt-engine/api/vms/" + VM + "/backups";
    private static final String ONE = BACKUPS + "/" + BACKUP;
    private static final String CHECKPOINTS = "/ovirt-engine/api/vms/" + VM + "/checkpoints";

    private ScriptedEngine server;
    private Engine engine;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedEngine.start();
        engine = server.connect();
    }

    @AfterEach
    void stop() {
        engine.close();
        server.close();
    }

    private static String backup(String phase, String more) {
        return """
                <backup href="/x" id="%s"><description>d</description><creation_date>2026-01-02T03:04:05.678Z</creation_date>
                <phase>%s</phase>%s<vm id="%s"/></backup>""".formatted(BACKUP, phase, more, VM);
    }

    private static BackupRequest request(Optional<UUID> from, boolean consistent) {
        return new BackupRequest(BACKUP, VM, List.of(DISK, DISK2), from, "Chainkeeper <1>", consistent, "ck-run-1");
    }

    @Test
    void aBackupIsAskedForWithOurIdAndBareDiskIds() throws Exception {
        server.on("POST " + BACKUPS, Reply.xml(201, backup("starting", "")));

        Backup started = engine.startBackup(request(Optional.of(CHECKPOINT), false));

        assertThat(started.id()).isEqualTo(BACKUP);
        assertThat(started.phase()).isEqualTo(BackupPhase.STARTING);
        Request asked = server.requests("POST " + BACKUPS).getFirst();
        assertThat(asked.header("Correlation-Id")).contains("ck-run-1");
        assertThat(asked.query()).isEmpty();
        XmlTree body = XmlTree.parse(asked.body());
        assertThat(body.attribute("id")).contains(BACKUP.toString());
        assertThat(body.text("description")).contains("Chainkeeper <1>");
        assertThat(body.text("from_checkpoint_id")).contains(CHECKPOINT.toString());
        assertThat(body.child("to_checkpoint_id")).isEmpty();
        assertThat(body.child("disks").orElseThrow().children("disk"))
                .hasSize(2)
                .allSatisfy(disk -> assertThat(disk.children())
                        .as("only the id: a whole disk breaks the engine's mapper")
                        .isEmpty());
    }

    @Test
    void aFullBackupNamesNoCheckpointAndConsistencyIsAskedOfTheKindThatHonoursIt() throws Exception {
        server.on("POST " + BACKUPS, Reply.xml(201, backup("initializing", "")));

        engine.startBackup(request(Optional.empty(), true));

        Request asked = server.requests("POST " + BACKUPS).getFirst();
        assertThat(asked.query().split("&")).containsExactlyInAnyOrder("require_consistency=true", "legacy=true");
        assertThat(asked.body()).doesNotContain("checkpoint");
    }

    @ParameterizedTest
    @CsvSource({
        "initializing,INITIALIZING,false",
        "starting,STARTING,false",
        "ready,READY,false",
        "finalizing,FINALIZING,false",
        "succeeded,SUCCEEDED,true",
        "failed,FAILED,true",
        "meditating,UNKNOWN,false",
    })
    void everyPhaseIsToldApartAlsoThoseThatTheSdkDoesNotKnow(String word, BackupPhase phase, boolean ended)
            throws Exception {
        server.on("GET " + ONE, Reply.xml(backup(word, "")));

        Backup backup = engine.backup(VM, BACKUP).orElseThrow();

        assertThat(backup.phase()).isEqualTo(phase);
        assertThat(backup.phase().ended()).isEqualTo(ended);
    }

    @Test
    void phasesWithAnIAreReadInTurkish() throws Exception {
        server.on("GET " + ONE, Reply.xml(backup("finalizing", "")));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(engine.backup(VM, BACKUP).orElseThrow().phase()).isEqualTo(BackupPhase.FINALIZING);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aSnapshotMeansHybridAHostMeansLiveAndNeitherMeansCold() throws Exception {
        server.on(
                "GET " + ONE,
                Reply.xml(backup("ready", "<snapshot id=\"" + SNAPSHOT + "\"/>")),
                Reply.xml(backup("ready", "<host id=\"" + HOST + "\"/>")),
                Reply.xml(backup("ready", "")));

        Backup hybrid = engine.backup(VM, BACKUP).orElseThrow();
        assertThat(hybrid.kind()).isEqualTo(BackupKind.HYBRID);
        assertThat(hybrid.snapshot()).contains(SNAPSHOT);
        assertThat(engine.backup(VM, BACKUP).orElseThrow().kind()).isEqualTo(BackupKind.LIVE);
        assertThat(engine.backup(VM, BACKUP).orElseThrow().kind()).isEqualTo(BackupKind.COLD);
    }

    @Test
    void checkpointsOfABackupAreRead() throws Exception {
        String more = "<from_checkpoint_id>%s</from_checkpoint_id><to_checkpoint_id>%s</to_checkpoint_id>"
                .formatted(CHECKPOINT, CHECKPOINT2);
        server.on("GET " + BACKUPS, Reply.xml("<backups>" + backup("ready", more) + "</backups>"));

        assertThat(engine.backups(VM)).singleElement().satisfies(backup -> {
            assertThat(backup.fromCheckpoint()).contains(CHECKPOINT);
            assertThat(backup.toCheckpoint()).contains(CHECKPOINT2);
        });
    }

    @Test
    void aForgottenBackupIsEmpty() throws Exception {
        assertThat(engine.backup(VM, BACKUP)).isEmpty();
    }

    @Test
    void theModeOfADiskInABackupIsTheEnginesAndUnknownWhenItDoesNotSay() throws Exception {
        server.on("GET " + ONE + "/disks", Reply.xml("""
                <disks><disk id="%s"><backup_mode>incremental</backup_mode></disk>
                <disk id="%s"><backup_mode>full</backup_mode></disk><disk id="%s"/></disks>""".formatted(DISK, DISK2, SNAPSHOT)));

        assertThat(engine.backupDisks(VM, BACKUP))
                .containsExactly(
                        new BackupDisk(DISK, BackupMode.INCREMENTAL),
                        new BackupDisk(DISK2, BackupMode.FULL),
                        new BackupDisk(SNAPSHOT, BackupMode.UNKNOWN));
    }

    @Test
    void aRefusedStartTellsWhatToDo() {
        server.on(
                "POST " + BACKUPS,
                Reply.fault(400, "[Cannot backup VM. Checkpoint ID %s doesn't exist.]".formatted(CHECKPOINT)));

        var refused = catchThrowableOfType(
                EngineRefused.class, () -> engine.startBackup(request(Optional.of(CHECKPOINT), false)));

        assertThat(refused.refusal()).isEqualTo(Refusal.CHECKPOINT_MISSING);
        assertThat(refused.refusal().advice()).isEqualTo(Refusal.Advice.FULL);
        assertThat(refused.correlationId()).isEqualTo("ck-run-1");
    }

    @Test
    void finalizeIsAnActionWithTheRunsCorrelationId() throws Exception {
        server.on("POST " + ONE + "/finalize", Reply.xml("<action><status>complete</status></action>"));

        assertThat(engine.finalizeBackup(VM, BACKUP, "ck-run-1")).isEqualTo(FinalizeAnswer.ACCEPTED);

        Request asked = server.requests("POST " + ONE + "/finalize").getFirst();
        assertThat(asked.header("Correlation-Id")).contains("ck-run-1");
        assertThat(XmlTree.parse(asked.body()).name()).isEqualTo("action");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VM 'v' backup 'b' is already in 'finalizing' phase, no need to stop the backup again|ALREADY_ENDING
            VM 'v' backup 'b' already stopped|ALREADY_ENDING
            Backup 'b' is in 'starting' phase, premature backup stop was initiated.|STOPPED_EARLY
            """)
    void finalizingWhatIsEndingAlreadyIsNoFailure(String words, FinalizeAnswer expected) throws Exception {
        server.on("POST " + ONE + "/finalize", Reply.fault(400, "[" + words + "]"));

        assertThat(engine.finalizeBackup(VM, BACKUP)).isEqualTo(expected);
    }

    @Test
    void finalizingWhatIsGoneIsToldWithTheEmpty404() throws Exception {
        assertThat(engine.finalizeBackup(VM, BACKUP)).isEqualTo(FinalizeAnswer.GONE);
    }

    @Test
    void finalizingBeforeTheTransfersHaveEndedIsRefused() {
        server.on("POST " + ONE + "/finalize", Reply.fault(409, "[There is an active image transfer for VM backup]"));

        var refused = catchThrowableOfType(EngineRefused.class, () -> engine.finalizeBackup(VM, BACKUP));

        assertThat(refused.refusal()).isEqualTo(Refusal.TRANSFER_STILL_ACTIVE);
    }

    @Test
    void anActionAnsweredWithoutABodyIsAYes() throws Exception {
        server.on("POST " + ONE + "/finalize", Reply.empty(202));

        assertThat(engine.finalizeBackup(VM, BACKUP)).isEqualTo(FinalizeAnswer.ACCEPTED);
    }

    @Test
    void checkpointsComeWithTheStateThatTheSdkSkips() throws Exception {
        server.on("GET " + CHECKPOINTS, Reply.xml("""
                <checkpoints><checkpoint id="%s"><creation_date>2026-01-02T03:04:05.678Z</creation_date>
                <state>created</state></checkpoint><checkpoint id="%s"><parent_id>%s</parent_id>
                <state>invalid</state></checkpoint></checkpoints>""".formatted(CHECKPOINT, CHECKPOINT2, CHECKPOINT)));

        List<Checkpoint> checkpoints = engine.checkpoints(VM);

        assertThat(checkpoints)
                .extracting(Checkpoint::state)
                .containsExactly(CheckpointState.CREATED, CheckpointState.INVALID);
        assertThat(checkpoints.get(1).parent()).contains(CHECKPOINT);
    }

    @Test
    void theDisksOfACheckpointAreTheirIds() throws Exception {
        server.on(
                "GET " + CHECKPOINTS + "/" + CHECKPOINT + "/disks",
                Reply.xml("<disks><disk id=\"" + DISK + "\"/></disks>"));

        assertThat(engine.checkpointDisks(VM, CHECKPOINT)).containsExactly(DISK);
    }

    @Test
    void removingACheckpointTellsWhetherThereWasOne() throws Exception {
        server.on("DELETE " + CHECKPOINTS + "/" + CHECKPOINT, Reply.empty(200), Reply.empty(404));

        assertThat(engine.removeCheckpoint(VM, CHECKPOINT)).isTrue();
        assertThat(engine.removeCheckpoint(VM, CHECKPOINT)).isFalse();
    }

    @Test
    void snapshotsAreRead() throws Exception {
        server.on("GET /ovirt-engine/api/vms/" + VM + "/snapshots", Reply.xml("""
                <snapshots><snapshot id="%s"><date>2026-01-02T03:04:05.678Z</date>
                <description>Auto-generated for Backup VM</description><snapshot_status>locked</snapshot_status>
                <snapshot_type>regular</snapshot_type></snapshot></snapshots>""".formatted(SNAPSHOT)));

        assertThat(engine.snapshots(VM)).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.description()).isEqualTo(Snapshot.AUTO_GENERATED);
            assertThat(snapshot.status()).isEqualTo("locked");
            assertThat(snapshot.type()).isEqualTo("regular");
        });
    }

    @Test
    void aRequestThatTheEngineWouldMisunderstandIsNotEvenMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackupRequest(BACKUP, VM, List.of(), Optional.empty(), "", false, "ck"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new BackupRequest(BACKUP, VM, List.of(DISK), Optional.empty(), "x".repeat(1025), false, "ck"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackupRequest(BACKUP, VM, List.of(DISK), Optional.empty(), "", false, "ck: 1"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new BackupRequest(BACKUP, VM, List.of(DISK, DISK), Optional.empty(), "", false, "ck"));
    }
}
