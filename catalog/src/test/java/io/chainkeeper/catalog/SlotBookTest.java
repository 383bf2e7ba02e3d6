package io.chainkeeper.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.chainkeeper.catalog.SlotVm.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotBookTest {
    private static final Instant SLOT = Instant.parse("2026-11-21T20:00:00Z");
    private static final Instant NOW = SLOT.plusSeconds(5);
    private static final Instant NEXT = SLOT.plus(Duration.ofDays(1));

    private final UUID plan = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID web = UUID.randomUUID();
    private final UUID mail = UUID.randomUUID();

    @TempDir
    Path folder;

    private Catalog catalog;
    private SlotBook slots;

    @BeforeEach
    void open() throws Exception {
        catalog = Catalog.open(folder);
        slots = catalog.slots();
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private void comeBack() throws Exception {
        catalog.close();
        open();
    }

    private List<SlotVm> waiting(Instant now, int max) throws Exception {
        return slots.waiting(List.of(plan, other), now, max);
    }

    private List<UUID> waiting(Instant now) throws Exception {
        return waiting(now, 100).stream().map(SlotVm::vm).toList();
    }

    @Test
    void aSlotIsOpenedOnce() throws Exception {
        assertThat(slots.open(plan, SLOT, NOW, List.of(web), List.of())).isTrue();
        comeBack();
        assertThat(slots.open(plan, SLOT, NOW.plusSeconds(60), List.of(web, mail), List.of()))
                .isFalse();
        assertThat(waiting(NOW)).containsExactly(web);
        assertThat(slots.newest(NEXT)).containsExactly(entry(plan, SLOT));
        assertThat(slots.newest(SLOT.minusSeconds(1))).isEmpty();
    }

    @Test
    void aVmOfASlotIsClaimedOnce() throws Exception {
        slots.open(plan, SLOT, NOW, List.of(web, mail), List.of());
        SlotVm first = waiting(NOW, 1).getFirst();
        assertThat(slots.claim(first, NOW)).isTrue();
        comeBack();
        assertThat(slots.claim(first, NOW)).isFalse();
        assertThat(waiting(NOW)).containsExactly(mail);
        assertThat(slots.running()).singleElement().satisfies(running -> {
            assertThat(running.vm()).isEqualTo(web);
            assertThat(running.attempts()).isEqualTo(1);
            assertThat(running.run()).isEmpty();
        });
    }

    @Test
    void aClaimNamesItsRunAndHowItEnded() throws Exception {
        UUID run = UUID.randomUUID();
        slots.open(plan, SLOT, NOW, List.of(web), List.of(mail));
        SlotVm which = waiting(NOW, 1).getFirst();
        slots.claim(which, NOW);
        slots.began(which, run, NOW);
        assertThat(slots.running().getFirst().run()).contains(run);
        slots.ended(which, State.FAILED, NOW);
        slots.ended(which, State.DONE, NOW);
        assertThat(slots.slots())
                .containsExactly(new PlanSlot(plan, SLOT, NOW, Map.of(State.FAILED, 1, State.DONE, 1)));
    }

    @Test
    void whatIsToBeTriedAgainWaitsUntilItsTime() throws Exception {
        slots.open(plan, SLOT, NOW, List.of(web), List.of());
        SlotVm which = waiting(NOW, 1).getFirst();
        slots.claim(which, NOW);
        slots.again(which, NOW.plusSeconds(600), NOW);
        assertThat(slots.waiting()).containsExactly(entry(plan, NOW.plusSeconds(600)));
        assertThat(slots.waiting(List.of(other), NEXT, 100)).isEmpty();
        assertThat(waiting(NOW.plusSeconds(599))).isEmpty();
        assertThat(waiting(NOW.plusSeconds(600))).containsExactly(web);
        assertThat(slots.claim(which, NOW.plusSeconds(600))).isTrue();
        assertThat(slots.running().getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void aNewerSlotEndsTheWaitingOfAnOlderOneButNotItsRuns() throws Exception {
        slots.open(plan, SLOT, NOW, List.of(web, mail), List.of());
        slots.claim(waiting(NOW, 1).getFirst(), NOW);
        slots.open(plan, NEXT, NEXT, List.of(web, mail), List.of());
        assertThat(waiting(NEXT, 100)).extracting(SlotVm::slot).containsOnly(NEXT);
        assertThat(slots.running()).extracting(SlotVm::slot).containsExactly(SLOT);
        assertThat(slots.slots().getLast().counts()).containsOnly(entry(State.RUNNING, 1), entry(State.OVERTAKEN, 1));
    }

    @Test
    void twoSlotsOfAPlanAreRememberedInFull() throws Exception {
        for (int day = 0; day < 5; day++) {
            Instant slot = SLOT.plus(Duration.ofDays(day));
            slots.open(plan, slot, slot, List.of(web), List.of());
        }
        assertThat(slots.slots()).hasSize(2);
        assertThat(slots.open(plan, SLOT, NOW, List.of(web), List.of())).isFalse();
    }

    @Test
    void slotsOfAPlanThatIsGoneAreForgotten() throws Exception {
        slots.open(plan, SLOT, NOW, List.of(web), List.of());
        slots.open(other, SLOT, NOW, List.of(mail), List.of());
        slots.keepOnly(List.of(other));
        assertThat(waiting(NOW)).containsExactly(mail);
        slots.keepOnly(List.of());
        assertThat(slots.newest(NEXT)).isEmpty();
    }

    @Test
    void whoStaysInAPlanKeepsTheMomentSinceWhen() throws Exception {
        UUID third = UUID.randomUUID();
        catalog.planMembers().replace(Map.of(web, plan, mail, plan, third, plan), NOW);
        catalog.planMembers().replace(Map.of(web, plan, mail, other), NEXT);
        assertThat(catalog.planMembers().all())
                .containsExactlyInAnyOrder(new PlanMember(web, plan, NOW), new PlanMember(mail, other, NEXT));
        catalog.planMembers().replace(Map.of(), NEXT);
        assertThat(catalog.planMembers().all()).isEmpty();
    }

    @Test
    void fiveThousandVmsOfOneSlotAreOpenedInAMoment() throws Exception {
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(5_000).toList();
        long began = System.nanoTime();
        slots.open(plan, SLOT, NOW, many, List.of());
        Duration opening = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("a slot for 5,000 VMs: " + opening.toMillis() + " ms");
        assertThat(waiting(NOW, 10)).extracting(SlotVm::vm).containsExactlyElementsOf(many.subList(0, 10));
        assertThat(opening).isLessThan(Duration.ofSeconds(20));
    }
}
