package io.chainkeeper.desktop;

import io.chainkeeper.desktop.guide.DemoGuest;
import io.chainkeeper.desktop.labpanel.GuestState;
import io.chainkeeper.desktop.labpanel.MachineRoom;
import io.chainkeeper.desktop.labpanel.TroubleWish;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// The machine room of a lab that this program runs. Safe for many threads.
final class LabRoom implements MachineRoom {
    private static final long WRITTEN_OVER = 12L << 20;
    /// Older orders are forgotten.
    private static final int REMEMBERED = 50;

    private final Lab lab;
    private final DemoGuest guided;
    private final InstantSource clock;
    private final AtomicLong seeds = new AtomicLong(1000);
    private final List<Ordered> orders = new ArrayList<>();

    /// A trouble with its order.
    private record Ordered(Trouble trouble, Order order) {}

    /// @param guided whose change is one of files, where it has any
    LabRoom(Lab lab, DemoGuest guided, InstantSource clock) {
        this.lab = lab;
        this.guided = guided;
        this.clock = clock;
    }

    @Override
    public Look look() {
        return new Look(
                lab.vms().stream()
                        .map(this::guest)
                        .sorted(Comparator.comparing(Guest::name))
                        .toList(),
                orders(),
                lab.leftovers());
    }

    private Guest guest(LabVm vm) {
        List<LabDisk> disks = vm.disks();
        return new Guest(
                vm.id(),
                vm.name(),
                switch (vm.status()) {
                    case "up" -> GuestState.UP;
                    case "down" -> GuestState.DOWN;
                    default -> GuestState.BUSY;
                },
                disks.size(),
                disks.stream().mapToLong(LabDisk::size).sum(),
                disks.stream().mapToLong(LabDisk::allocatedBytes).sum(),
                vm.id().equals(guided.vm()));
    }

    /// Of equal troubles the oldest strikes first, so as many of the oldest have struck as no longer wait.
    private synchronized List<Order> orders() {
        List<Trouble> waiting = new ArrayList<>(lab.troubles());
        Instant now = clock.instant();
        for (int i = orders.size() - 1; i >= 0; i--) {
            Ordered each = orders.get(i);
            boolean waits = each.order().struckAt().isEmpty() && waiting.remove(each.trouble());
            if (!waits && each.order().struckAt().isEmpty()) {
                Order was = each.order();
                orders.set(i, new Ordered(each.trouble(), new Order(was.wish(), was.orderedAt(), Optional.of(now))));
            }
        }
        return orders.stream().map(Ordered::order).toList().reversed();
    }

    private LabVm vm(UUID id) throws IOException {
        return lab.vms().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IOException("the lab has no VM " + id));
    }

    private interface Switching {
        void act(LabVm vm);
    }

    private void turn(UUID guest, Switching switching) throws IOException {
        try {
            switching.act(vm(guest));
        } catch (IllegalStateException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    @Override
    public void start(UUID guest) throws IOException {
        turn(guest, LabVm::start);
    }

    @Override
    public void stop(UUID guest) throws IOException {
        turn(guest, LabVm::stop);
    }

    @Override
    public Change change(UUID guest) throws IOException {
        if (guest.equals(guided.vm())) {
            DemoGuest.Change done = guided.change();
            return new Change(done.deleted() + done.rewritten() + done.added(), done.bytes());
        }
        LabVm vm = vm(guest);
        if (vm.disks().isEmpty()) {
            throw new IOException(vm.name() + " has no disk to write on");
        }
        vm.guest(seeds.incrementAndGet()).rewrite(WRITTEN_OVER);
        return new Change(0, WRITTEN_OVER);
    }

    @Override
    public UUID add(NewGuest wanted) throws IOException {
        DiskSpec disk =
                DiskSpec.seeded(wanted.name() + "-system", wanted.size(), wanted.written(), seeds.incrementAndGet());
        try {
            return lab.add(wanted.running() ? VmSpec.up(wanted.name(), disk) : VmSpec.down(wanted.name(), disk))
                    .id();
        } catch (IllegalArgumentException taken) {
            throw new IOException(taken.getMessage(), taken);
        }
    }

    @Override
    public synchronized void order(TroubleWish wish) {
        Trouble trouble = Trouble.parse(wish.name());
        orders.add(new Ordered(trouble, new Order(wish, clock.instant(), Optional.empty())));
        if (orders.size() > REMEMBERED) {
            orders.removeFirst();
        }
        lab.next(trouble);
    }

    @Override
    public synchronized void callOff() {
        orders(); // what has struck until now stays in the list
        lab.forgetTroubles();
        orders.removeIf(each -> each.order().struckAt().isEmpty());
    }
}
