package io.chainkeeper.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ovirt.engine.sdk4.builders.BackupBuilder;
import org.ovirt.engine.sdk4.builders.DiskBuilder;
import org.ovirt.engine.sdk4.builders.ImageTransferBuilder;
import org.ovirt.engine.sdk4.services.ImageTransferService;
import org.ovirt.engine.sdk4.services.SystemService;
import org.ovirt.engine.sdk4.types.DiskFormat;
import org.ovirt.engine.sdk4.types.ImageTransferDirection;
import org.ovirt.engine.sdk4.types.ImageTransferTimeoutPolicy;

/// Image transfers: opened, watched, ended.
final class Transfers {
    /// Seconds without a request after which the engine gives up on us. Its own default of one minute is shorter than
    /// a laptop's hiccup; ten minutes still frees the disk the same night.
    static final int INACTIVITY_SECONDS = 600;

    private final SystemService system;

    Transfers(SystemService system) {
        this.system = system;
    }

    private ImageTransferService transferService(UUID id) {
        return system.imageTransfersService().imageTransferService(id.toString());
    }

    ImageTransfer download(UUID disk, UUID backup, String correlationId) throws EngineException {
        return start(
                Operation.of("start download", correlationId),
                transfer(disk, ImageTransferDirection.DOWNLOAD).backup(new BackupBuilder().id(backup.toString())));
    }

    ImageTransfer upload(UUID disk, String correlationId) throws EngineException {
        return start(Operation.of("start upload", correlationId), transfer(disk, ImageTransferDirection.UPLOAD));
    }

    /// Always raw: only then the image server shows what the guest sees, with extents, whatever the disk's own format.
    private static ImageTransferBuilder transfer(UUID disk, ImageTransferDirection direction) {
        return new ImageTransferBuilder()
                .disk(new DiskBuilder().id(disk.toString()))
                .direction(direction)
                .format(DiskFormat.RAW)
                .inactivityTimeout(INACTIVITY_SECONDS)
                .timeoutPolicy(ImageTransferTimeoutPolicy.CANCEL);
    }

    private ImageTransfer start(Operation operation, ImageTransferBuilder transfer) throws EngineException {
        return Calls.read(operation, system.imageTransfersService().add().imageTransfer(transfer), BackupXml::transfer);
    }

    Optional<ImageTransfer> transfer(UUID id) throws EngineException {
        return Calls.find(
                Operation.of("read transfer"),
                transferService(id).get(),
                root -> BackupXml.transfer(Fields.asked(root, id)));
    }

    /// The engine says yes even to a transfer it has forgotten; only its phase tells the truth.
    void end(UUID id) throws EngineException {
        Calls.act(Operation.of("finalize transfer"), transferService(id).finalize_());
    }

    void resume(UUID id) throws EngineException {
        Calls.act(Operation.of("resume transfer"), transferService(id).resume());
    }

    void cancel(UUID id) throws EngineException {
        Calls.act(Operation.of("cancel transfer"), transferService(id).cancel());
    }

    List<UUID> transfers() throws EngineException {
        return Calls.read(
                Operation.of("list transfers"),
                system.imageTransfersService().list(),
                root -> Fields.list(root, "image_transfer", Fields::id));
    }

    List<ImageTransfer> transfers(UUID disk) throws EngineException {
        return Calls.read(
                        Operation.of("list transfers"),
                        system.imageTransfersService().list(),
                        root -> Fields.list(root, "image_transfer", BackupXml::transfer))
                .stream()
                .filter(each -> each.disk().equals(Optional.of(disk)))
                .toList();
    }
}
