package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Workers who queue up, sit, and rise when the seat is owed to another one; no threads and no time.
class SeatsTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private static final class Worker {
        private final Seats.Party party;
        private Seats.Claim claim;
        private Seats.Seat seat;
        private int turns;

        Worker(Seats.Party party) {
            this.party = party;
        }

        void look() throws InterruptedException {
            if (seat == null) {
                claim = claim == null ? party.claim() : claim;
                seat = claim.await(AT_ONCE, () -> false);
                claim = seat == null ? claim : null;
            }
        }

        /// @return whether it had a seat to work at
        boolean work() {
            if (seat == null) {
                return false;
            }
            turns++;
            if (seat.owed()) {
                seat.close();
                seat = null;
            }
            return true;
        }
    }

    private final List<Worker> workers = new ArrayList<>();

    private void join(Seats.Party transfer, int count) {
        for (int i = 0; i < count; i++) {
            workers.add(new Worker(transfer));
        }
    }

    private void turns(int rounds) throws InterruptedException {
        for (int i = 0; i < rounds; i++) {
            for (Worker each : workers) {
                each.look();
                each.work();
            }
        }
        for (Worker each : workers) {
            each.look();
        }
    }

    private long seated(Seats.Party transfer) {
        return workers.stream()
                .filter(each -> each.party == transfer && each.seat != null)
                .count();
    }

    private int turnsOf(Seats.Party transfer) {
        return workers.stream()
                .filter(each -> each.party == transfer)
                .mapToInt(each -> each.turns)
                .sum();
    }

    @Test
    void nobodySitsWhereNoSeatIsAndOneRunAloneLeavesAQuarter() throws Exception {
        Seats.Party alone = new Seats(16).party();
        join(alone, 40);
        turns(1);
        assertThat(seated(alone)).isEqualTo(12);
    }

    @Test
    void whoComesLaterGetsAnEqualPartHoweverManyDisksTheOtherMoves() throws Exception {
        Seats seats = new Seats(16);
        Seats.Party many = seats.party();
        List<Seats.Party> disks = List.of(many.part(), many.part(), many.part(), many.part());
        disks.forEach(disk -> join(disk, 4));
        turns(2);
        Seats.Party late = seats.party();
        join(late, 16);
        turns(4);
        assertThat(seated(late)).isEqualTo(8);
        assertThat(disks).allSatisfy(disk -> assertThat(seated(disk)).isEqualTo(2));
    }

    @Test
    void ofMoreTransfersThanSeatsEachHasItsTurn() throws Exception {
        Seats seats = new Seats(4);
        Seats.Party run = seats.party();
        List<Seats.Party> disks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            disks.add(run.part());
            join(disks.getLast(), 3);
        }
        turns(1000);
        int fair = disks.stream().mapToInt(this::turnsOf).sum() / disks.size();
        assertThat(disks).allSatisfy(disk -> assertThat(turnsOf(disk)).isBetween(fair - fair / 10, fair + fair / 10));
    }

    @Test
    void whoWithdrawsGivesBackWhatItGotMeanwhile() throws Exception {
        Seats seats = new Seats(1);
        Seats.Claim first = seats.party().claim();
        Seats.Claim second = seats.party().claim();
        first.withdraw();
        assertThat(second.await(AT_ONCE, () -> false)).isNotNull();
    }

    @Test
    void thereAreNeverMoreBlocksThanSeats() throws Exception {
        Seats seats = new Seats(3);
        Set<ByteBuffer> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
        Queue<Seats.Seat> taken = new ArrayDeque<>();
        for (int i = 0; i < 50; i++) {
            Seats.Seat seat = seats.party().claim().await(AT_ONCE, () -> false);
            blocks.add(seat.block());
            taken.add(seat);
            if (taken.size() == 3) {
                taken.remove().close();
            }
        }
        assertThat(blocks).hasSize(3);
    }
}
