package io.chainkeeper.cli.bench;

import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.BackupRequest;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.engine.NewDisk;
import io.chainkeeper.engine.TransferPhase;
import io.chainkeeper.engine.Vm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// A VM of the lab with one disk, and the tickets that its engine gives for it: a new one for each piece of work,
/// because an engine ends a download by itself once every byte was read.
public final class LabVm {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final String CORRELATION = "bench";

    private final Engine engine;
    private final UUID vm;
    private final UUID disk;

    private LabVm(Engine engine, UUID vm, UUID disk) {
        this.engine = engine;
        this.vm = vm;
        this.disk = disk;
    }

    /// The lab's VM of that name.
    public static LabVm named(String name, Engine engine) throws EngineException {
        Vm found = engine.vms().stream()
                .filter(vm -> vm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the lab has no VM " + name));
        return new LabVm(engine, found.id(), found.disks().getFirst().disk().id());
    }

    /// A backup that is ready to be read.
    ///
    /// @param since the checkpoint whose changes are wanted; empty for everything
    public UUID backup(Optional<UUID> since) throws Exception {
        UUID id = UUID.randomUUID();
        engine.startBackup(new BackupRequest(id, vm, List.of(disk), since, "bench", false, CORRELATION));
        await(() -> engine.backup(vm, id).orElseThrow().phase() == BackupPhase.READY);
        return id;
    }

    /// Ends a backup.
    ///
    /// @return its checkpoint
    public UUID end(UUID backup) throws Exception {
        UUID checkpoint = engine.backup(vm, backup).orElseThrow().toCheckpoint().orElseThrow();
        engine.finalizeBackup(vm, backup);
        await(() -> engine.backup(vm, backup).orElseThrow().phase() == BackupPhase.SUCCEEDED);
        return checkpoint;
    }

    /// Leave to read the disk as a backup holds it.
    public Tickets reading(UUID backup) {
        return () -> new Lent(engine.startDownload(disk, backup, CORRELATION), Optional.empty());
    }

    /// Leave to write a new disk, each time another one, which is removed after.
    ///
    /// @param size of the new disk, in bytes
    public Tickets writing(long size) {
        return () -> {
            UUID domain = engine.storageDomains().getFirst().id();
            UUID made = engine.createDisk(new NewDisk(
                    UUID.randomUUID(), "bench", "", size, Optional.empty(), DiskFormat.COW, true, true, domain));
            await(() -> engine.disk(made).orElseThrow().status() == DiskStatus.OK);
            return new Lent(engine.startUpload(made, CORRELATION), Optional.of(made));
        };
    }

    private interface Question {
        boolean answered() throws EngineException;
    }

    private static void await(Question question) throws EngineException {
        long from = System.nanoTime();
        while (!question.answered()) {
            if (System.nanoTime() - from > PATIENCE.toNanos()) {
                throw new IllegalStateException("the lab's engine does not get ready");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// A ticket of the engine.
    private final class Lent implements Ticket {
        private final UUID transfer;
        private final URI url;
        private final Optional<UUID> remove;

        Lent(ImageTransfer begun, Optional<UUID> remove) throws EngineException {
            this.transfer = begun.id();
            this.remove = remove;
            await(() -> phase() == TransferPhase.TRANSFERRING);
            this.url = engine.transfer(transfer).orElseThrow().transferUrl().orElseThrow();
        }

        private TransferPhase phase() throws EngineException {
            // An engine may forget a transfer as soon as it has ended.
            return engine.transfer(transfer).map(ImageTransfer::phase).orElse(TransferPhase.FINISHED_SUCCESS);
        }

        @Override
        public URI url() {
            return url;
        }

        @Override
        public void close() throws EngineException {
            if (phase() == TransferPhase.TRANSFERRING) {
                engine.finalizeTransfer(transfer);
            }
            await(() -> phase().ended());
            if (remove.isPresent()) {
                UUID made = remove.get();
                await(() -> engine.disk(made).orElseThrow().status() == DiskStatus.OK);
                engine.removeDisk(made);
            }
        }
    }
}
