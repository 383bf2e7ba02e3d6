package io.chainkeeper.catalog;

import static io.chainkeeper.catalog.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
    private final UUID vm = UUID.randomUUID();

    @TempDir
    Path folder;

    private Catalog catalog;

    @BeforeEach
    void open() throws Exception {
        catalog = Catalog.open(folder);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private void reopen() throws Exception {
        catalog.close();
        open();
    }

    @Test
    void aPointComesBackExactlyAsItWasKept() throws Exception {
        KeptPoint first = Some.point(vm, NOON, Some.full());
        KeptPoint second = Some.point(vm, NOON.plusSeconds(60), Some.full(), Some.incremental(first.point()));
        catalog.keep(first);
        catalog.keep(second);
        reopen();
        assertThat(catalog.points(vm)).containsExactly(first, second);
        assertThat(catalog.opened()).isEqualTo(new Opened.Found());
    }

    @Test
    void absentValuesStayAbsent() throws Exception {
        KeptPoint bare = new KeptPoint(
                UUID.randomUUID(),
                UUID.randomUUID(),
                vm,
                "",
                "",
                Instant.EPOCH,
                Optional.empty(),
                "",
                Optional.empty(),
                List.of());
        catalog.keep(bare);
        assertThat(catalog.points()).containsExactly(bare);
    }

    @Test
    void pointsAreListedOldestFirstWhateverTheOrderOfKeeping() throws Exception {
        List<KeptPoint> points = new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(i -> Some.point(vm, NOON.plus(Duration.ofHours(i)), Some.full()))
                .toList());
        List<KeptPoint> expected = List.copyOf(points);
        Collections.shuffle(points, new Random(7));
        for (KeptPoint point : points) {
            catalog.keep(point);
        }
        assertThat(catalog.points(vm)).isEqualTo(expected);
        assertThat(catalog.lastPoint(vm)).contains(expected.getLast());
    }

    @Test
    void aVmWithoutPointsHasNoLastOne() throws Exception {
        catalog.keep(Some.point(UUID.randomUUID(), NOON, Some.full()));
        assertThat(catalog.lastPoint(vm)).isEmpty();
        assertThat(catalog.points(vm)).isEmpty();
    }

    @Test
    void keepingAPointAgainReplacesIt() throws Exception {
        KeptPoint before = Some.point(vm, NOON, Some.full(), Some.full());
        KeptPoint after = new KeptPoint(
                before.point(),
                before.run(),
                vm,
                "renamed",
                before.engine(),
                NOON,
                Optional.empty(),
                "guest-off",
                Optional.empty(),
                List.of(Some.full()));
        catalog.keep(before);
        catalog.keep(after);
        assertThat(catalog.points()).containsExactly(after);
    }

    @Test
    void aForgottenPointIsGoneWithItsDisks() throws Exception {
        KeptPoint point = Some.point(vm, NOON, Some.full());
        catalog.keep(point);
        catalog.forget(point.point());
        catalog.forget(point.point());
        assertThat(catalog.points()).isEmpty();
        catalog.keep(point);
        assertThat(catalog.points()).containsExactly(point);
    }

    @Test
    void aRebuildReplacesAllPointsAndLeavesRunsAndJournal() throws Exception {
        RunRecord run = Some.run(NOON);
        catalog.startRun(run);
        JournalEntry entry = new JournalEntry(run.id(), ThingKind.POINT, UUID.randomUUID(), vm, NOON);
        catalog.intend(entry);
        catalog.keep(Some.point(vm, NOON, Some.full()));
        List<KeptPoint> thousand = IntStream.range(0, 1_000)
                .mapToObj(i -> Some.point(vm, NOON.plusSeconds(i), Some.full(), Some.full()))
                .toList();
        catalog.replaceAll(thousand);
        reopen();
        assertThat(catalog.points()).isEqualTo(thousand);
        assertThat(catalog.runs(10)).containsExactly(run);
        assertThat(catalog.unsettled()).containsExactly(entry);
    }

    @Test
    void aRebuildThatFailsLeavesThePointsAsTheyWere() throws Exception {
        KeptPoint kept = Some.point(vm, NOON, Some.full());
        catalog.keep(kept);
        KeptPoint twice = Some.point(vm, NOON, Some.full());
        assertThatThrownBy(() -> catalog.replaceAll(List.of(twice, twice)))
                .isInstanceOf(CatalogException.Unusable.class);
        assertThat(catalog.points()).containsExactly(kept);
    }

    @Test
    void aRebuildFromAnEmptyRepositoryEmptiesTheCatalog() throws Exception {
        catalog.keep(Some.point(vm, NOON, Some.full()));
        catalog.replaceAll(List.of());
        assertThat(catalog.points()).isEmpty();
    }

    @Test
    void aRunWithoutEndingIsOpenUntilItHasOne() throws Exception {
        RunRecord died = Some.run(NOON);
        RunRecord ended = Some.run(NOON.plusSeconds(1));
        catalog.startRun(died);
        catalog.startRun(ended);
        RunRecord.Ending ending = new RunRecord.Ending(
                RunRecord.State.FAILED, NOON.plusSeconds(9), Optional.of("CK-0101"), "The engine is away.", 1L << 40);
        catalog.endRun(ended.id(), ending);
        reopen();
        assertThat(catalog.openRuns()).containsExactly(died);
        assertThat(catalog.runs(1).getFirst().ending()).contains(ending);
        assertThat(catalog.runs(10)).extracting(RunRecord::id).containsExactly(ended.id(), died.id());
    }

    @Test
    void whatIsIntendedStaysUnsettledUntilItIsSettled() throws Exception {
        UUID run = UUID.randomUUID();
        List<JournalEntry> entries = new ArrayList<>();
        for (ThingKind kind : ThingKind.values()) {
            entries.add(new JournalEntry(run, kind, UUID.randomUUID(), vm, NOON.plusSeconds(kind.ordinal())));
            catalog.intend(entries.getLast());
        }
        reopen();
        assertThat(catalog.unsettled()).isEqualTo(entries);
        JournalEntry first = entries.removeFirst();
        catalog.settled(run, first.kind(), first.id());
        assertThat(catalog.unsettled()).isEqualTo(entries);
    }

    @Test
    void intendingTheSameTwiceIsOneEntry() throws Exception {
        JournalEntry entry = new JournalEntry(UUID.randomUUID(), ThingKind.DISK, UUID.randomUUID(), vm, NOON);
        catalog.intend(entry);
        catalog.intend(entry);
        assertThat(catalog.unsettled()).containsExactly(entry);
    }

    @Test
    void manyThreadsMayWriteAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> tasks = IntStream.range(0, 100)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        catalog.keep(Some.point(vm, NOON.plusSeconds(i), Some.full()));
                        return null;
                    })
                    .toList();
            for (var each : threads.invokeAll(tasks)) {
                each.get();
            }
        }
        assertThat(catalog.points(vm)).hasSize(100);
    }

    @Test
    void askingForNoRunsIsACallersMistake() {
        assertThatThrownBy(() -> catalog.runs(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
