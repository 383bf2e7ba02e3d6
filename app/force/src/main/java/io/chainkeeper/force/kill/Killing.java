package io.chainkeeper.force.kill;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.LabTime;
import io.chainkeeper.force.site.Moments;
import io.chainkeeper.force.site.Rest;
import io.chainkeeper.force.site.Site;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// One repository, one lab, and victims one after the other.
final class Killing implements AutoCloseable {
    /// Backups are most of what the program does, and what can leave most behind.
    private static final List<Work> KINDS = List.of(
            Work.INCREMENTAL,
            Work.FULL,
            Work.DISKS,
            Work.INCREMENTAL,
            Work.REBUILD,
            Work.INCREMENTAL,
            Work.FILES,
            Work.FULL);

    /// One in so many strikes while catalog, repository and engine are opened.
    private static final int OPENING = 6;

    /// So often is a kill repeated that came when all was done.
    private static final int REPEATS = 5;

    private final Random random;
    private final Tally tally;
    private final Lab lab;
    private final LabVm vm;
    private final Site site;
    private final Aftermath aftermath;
    private final Victims victims;
    private final Pace pace = new Pace();
    private final Struck struck;

    /// @param program as users start it; empty for a process that has its services alone
    Killing(Path folder, long seed, Optional<Path> program, Tally tally) throws IOException, WorkplaceException {
        this.random = new Random(seed);
        this.tally = tally;
        this.struck = new Struck(tally);
        LabTime time = new LabTime();
        this.lab = Lab.start(LabOptions.fast(folder.resolve("lab")).withClock(time));
        this.vm = lab.add(VmSpec.up(
                "vm",
                DiskSpec.seeded("system", 24 << 20, 10 << 20, random.nextLong()),
                DiskSpec.seeded("data", (1 << 20) + 512, 256 << 10, random.nextLong())));
        this.site = new Site(lab, folder);
        var moments = new Moments(lab);
        var rest = new Rest(site, moments, tally, folder.resolve("scratch"), time, line -> false);
        this.aftermath = new Aftermath(site, moments, rest, folder, random, tally);
        this.victims = new Victims(lab, site, folder, program);
        site.leave();
    }

    /// Somebody at work.
    ///
    /// @param ordered when it was told to
    /// @param seen    whether its begin can be seen
    private record Living(VictimProcess process, Work work, Instant ordered, BooleanSupplier seen) {
        Instant awaitBegun() throws IOException {
            return process.awaitBegun(seen);
        }
    }

    private Living begun(Work work) throws IOException {
        for (LabDisk disk : vm.disks()) {
            byte[] bytes = new byte[64 << 10];
            random.nextBytes(bytes);
            disk.write(512L * random.nextInt((int) ((disk.size() - bytes.length) / 512)), ByteBuffer.wrap(bytes));
        }
        var asked = new Asked();
        lab.watchedBy(asked);
        VictimProcess victim = victims.next();
        // What needs no engine is seen when it says in the repository that it holds that.
        Path holder = site.repository().resolve("lock-owner.json");
        BooleanSupplier seen = work.asksEngine() ? asked::yet : () -> Files.exists(holder);
        return new Living(victim, work, victim.order(work, words(work)), seen);
    }

    private String words(Work work) {
        return work.word()
                + switch (work) {
                    case FULL, INCREMENTAL -> " " + vm.id();
                    case DISKS -> " " + aftermath.anyPoint();
                    case FILES -> " " + aftermath.anyPoint() + " " + aftermath.freshFolder();
                    case REBUILD -> "";
                };
    }

    /// Lets one victim of each kind live, to know how long it takes.
    void firstPoints() throws IOException, WorkplaceException {
        for (Work work : Work.values()) {
            Living victim = begun(work);
            Instant seen = victim.awaitBegun();
            victim.process().awaitDone();
            dead(victim, Optional.of(seen), "a victim that lived (" + work.word() + ")");
        }
    }

    /// Kills victims of one kind, one after the other until one is struck, and looks at what each left.
    ///
    /// @return whether one was struck
    boolean kill(int number) throws IOException, WorkplaceException {
        Work work = KINDS.get(number % KINDS.size());
        Strike.At at = Strike.At.LATE;
        for (int i = 0; i <= REPEATS && at == Strike.At.LATE && !tally.enough(); i++) {
            boolean opening = struck.openings() * OPENING <= struck.all() && random.nextInt(3) == 0;
            at = opening ? killOpening(number, work) : killWorking(number, work);
        }
        return at != Strike.At.LATE;
    }

    private Strike.At killOpening(int number, Work work) throws IOException, WorkplaceException {
        Living victim = begun(work);
        Duration after = pace.opening(work, random.nextDouble());
        pause(victim.ordered(), after);
        return counted(dead(victim, Optional.empty(), told(number, work, after, "its order")));
    }

    private Strike.At killWorking(int number, Work work) throws IOException, WorkplaceException {
        Living victim = begun(work);
        Instant seen = victim.awaitBegun();
        Duration after = pace.atWork(work, random.nextDouble());
        pause(seen, after);
        return counted(dead(victim, Optional.of(seen), told(number, work, after, "its begin was seen")));
    }

    private static String told(int number, Work work, Duration after, String what) {
        return "kill " + number + " in " + work.word() + ", " + after.toMillis() + " ms after " + what;
    }

    private static void pause(Instant from, Duration length) throws IOException {
        try {
            Thread.sleep(Duration.between(Instant.now(), from.plus(length)));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// Kills it, if it lives, and starts the program after it.
    private Strike dead(Living victim, Optional<Instant> seen, String when) throws IOException, WorkplaceException {
        Instant killed = Instant.now();
        Optional<String> badly = victim.process().kill();
        site.comeBack();
        Strike strike = Strike.seen(victim.work(), victim.ordered(), seen, killed, site.work());
        strike.endedBadly()
                .map(Object::toString)
                .or(() -> badly)
                .ifPresent(end -> tally.found(when + ": it ended as " + end));
        strike.teach(pace);
        aftermath.look(when);
        site.leave();
        return strike;
    }

    private Strike.At counted(Strike strike) {
        struck.count(strike, pace.work(strike.work()));
        return strike.at();
    }

    @Override
    public void close() throws IOException {
        victims.close();
        lab.close();
    }
}
