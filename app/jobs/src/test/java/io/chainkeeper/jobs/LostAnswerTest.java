package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.BackupRequest;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Watcher;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostAnswerTest extends OneVm {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

    LostAnswerTest() {
        super(DiskSpec.seeded("root", 8 * MIB, 2 * MIB, 61));
    }

    @Test
    void aTransferWhoseAnswerGotLostIsFoundByItsRequestAndUsed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        place.lab()
                .watchedBy((server, method, path) ->
                        method.equals("POST") && path.endsWith("/imagetransfers") && asked.incrementAndGet() == 1
                                ? Watcher.Fate.UNANSWERED
                                : Watcher.Fate.ANSWERED);

        Point point = place.backedUp("web", BackupOptions.standard());

        assertThat(asked).as("one request was enough").hasValue(1);
        LabPlace.completed(LabPlace.end(place.work().verify(point.id())));
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
    }

    @Test
    void aCleanUpEndsOnlyTheTransferThatAJournaledRequestHasBegun() throws Exception {
        LabVm other = place.lab().add(VmSpec.up("db", DiskSpec.seeded("root", 8 * MIB, MIB, 62)));
        UUID request = UUID.randomUUID();
        place.leave();
        UUID theirs;
        try (Engine engine = place.engine();
                Catalog catalog = Catalog.open(place.catalog())) {
            UUID run = UUID.randomUUID();
            UUID ours = ready(engine, vm);
            engine.startDownload(vm.disk().id(), ours, request.toString());
            UUID foreign = ready(engine, other);
            theirs =
                    engine.startDownload(other.disk().id(), foreign, "somebody").id();
            catalog.intend(new JournalEntry(run, ThingKind.BACKUP, ours, vm.id(), THEN));
            intendRequest(catalog, run, request, vm.disk().id());
            intendRequest(catalog, run, UUID.randomUUID(), other.disk().id());
        }
        place.comeBack();
        assertThat(place.work().diagnose().leftovers())
                .extracting(Leftover::kind)
                .containsExactlyInAnyOrder(
                        Leftover.Kind.OWN_BACKUP,
                        Leftover.Kind.OWN_TRANSFER,
                        Leftover.Kind.OWN_NOTE,
                        Leftover.Kind.OTHER_TRANSFER,
                        Leftover.Kind.OTHER_BACKUP);

        LabPlace.completed(LabPlace.end(place.work().cleanUp()));

        try (Engine engine = place.engine()) {
            assertThat(engine.transfer(theirs).orElseThrow().phase().ended()).isFalse();
            assertThat(engine.transferBegunBy(vm.disk().id(), request.toString()))
                    .isEmpty();
        }
    }

    private UUID ready(Engine engine, LabVm of) throws Exception {
        UUID id = UUID.randomUUID();
        engine.startBackup(
                new BackupRequest(id, of.id(), List.of(of.disk().id()), Optional.empty(), "", false, "died"));
        while (engine.backup(of.id(), id).orElseThrow().phase() != BackupPhase.READY) {
            Thread.sleep(1);
        }
        return id;
    }

    private void intendRequest(Catalog catalog, UUID run, UUID request, UUID disk) throws Exception {
        catalog.intend(new JournalEntry(
                run, ThingKind.TRANSFER_REQUEST, request, vm.id(), THEN, Optional.of(disk.toString())));
    }

    /// @param written what the name still has behind it while an image is being written
    @ParameterizedTest
    @ValueSource(strings = {"", ".unfinished"})
    void whatAKilledRestoreBeganToWriteIsRemovedAndNothingElse(String written) throws Exception {
        place.leave();
        UUID run = UUID.randomUUID();
        Path ours = folder.resolve(".disk.raw." + run + ".unfinished");
        Path there = Files.writeString(folder.resolve(ours.getFileName() + written), "half");
        Path theirs = Files.writeString(folder.resolve("letter.txt"), "whole");
        try (Catalog catalog = Catalog.open(place.catalog())) {
            for (Path file : List.of(ours, theirs)) {
                catalog.intend(new JournalEntry(
                        run, ThingKind.FILE, UUID.randomUUID(), vm.id(), THEN, Optional.of(file.toString())));
            }
        }
        place.comeBack();
        assertThat(place.work().diagnose().leftovers())
                .extracting(Leftover::kind)
                .containsExactlyInAnyOrder(Leftover.Kind.OWN_FILE, Leftover.Kind.OWN_NOTE);

        assertThat(LabPlace.completed(LabPlace.end(place.work().cleanUp())).result())
                .isEqualTo(new Result.CleanedUp(2, 0));

        assertThat(there).doesNotExist();
        assertThat(theirs).exists();
    }
}
