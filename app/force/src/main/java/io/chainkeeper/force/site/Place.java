package io.chainkeeper.force.site;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// A VM, an empty repository, and the program beside them.
public final class Place implements AutoCloseable {
    /// Programs here end when all is done, or dead: whatever a dead one would still wait for never comes.
    private static final Duration NO_PATIENCE = Duration.ofMillis(5);

    private final Random random;
    private final Lab lab;
    private final LabVm vm;
    private final Site site;
    private final Moments moments;
    private final Rest rest;

    /// @param folder   for all of it
    /// @param seed     decides what guests write
    /// @param recorder is told what was done to the repository's files
    /// @param disks    of the VM
    public Place(Path folder, long seed, FileWatcher recorder, Tally tally, DiskSpec... disks)
            throws IOException, WorkplaceException {
        this.random = new Random(seed);
        LabTime time = new LabTime();
        this.lab = Lab.start(LabOptions.fast(folder.resolve("lab")).withClock(time));
        this.vm = lab.add(VmSpec.up("vm", disks));
        this.site = new Site(lab, folder, recorder, Site.limits().leaving(NO_PATIENCE));
        this.moments = new Moments(lab);
        this.rest = new Rest(site, moments, tally, folder.resolve("scratch"), time, line -> false);
    }

    /// The program.
    public Site site() {
        return site;
    }

    /// What disks held when.
    public Moments moments() {
        return moments;
    }

    /// What must hold.
    public Rest rest() {
        return rest;
    }

    /// The guest writes a little on each disk.
    public void guestWrites() throws IOException {
        for (LabDisk disk : vm.disks()) {
            byte[] bytes = new byte[8 << 10];
            random.nextBytes(bytes);
            disk.write(512L * random.nextInt((int) ((disk.size() - bytes.length) / 512)), ByteBuffer.wrap(bytes));
        }
    }

    /// Backs up, with somebody who decides about each step.
    ///
    /// @return how it ended; empty when the program died
    public Optional<Outcome> backup(boolean full, Decider decider) {
        site.decidedBy(decider);
        Run run = site.work().backup(vm.id(), BackupOptions.standard().withFull(full));
        Optional<Outcome> ended = site.watched(run);
        site.calm();
        return ended;
    }

    @Override
    public void close() throws IOException {
        site.close();
        lab.close();
    }
}
