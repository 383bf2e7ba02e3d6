package io.chainkeeper.engine;

import java.util.Arrays;
import java.util.UUID;
import org.ovirt.engine.sdk4.builders.ClusterBuilder;
import org.ovirt.engine.sdk4.builders.ConfigurationBuilder;
import org.ovirt.engine.sdk4.builders.DiskAttachmentBuilder;
import org.ovirt.engine.sdk4.builders.DiskBuilder;
import org.ovirt.engine.sdk4.builders.InitializationBuilder;
import org.ovirt.engine.sdk4.builders.MacBuilder;
import org.ovirt.engine.sdk4.builders.NicBuilder;
import org.ovirt.engine.sdk4.builders.StorageDomainBuilder;
import org.ovirt.engine.sdk4.builders.VmBuilder;
import org.ovirt.engine.sdk4.builders.VnicProfileBuilder;
import org.ovirt.engine.sdk4.services.DiskAttachmentService;
import org.ovirt.engine.sdk4.services.SystemService;
import org.ovirt.engine.sdk4.types.ConfigurationType;
import org.ovirt.engine.sdk4.types.DiskBackup;
import org.ovirt.engine.sdk4.types.DiskContentType;
import org.ovirt.engine.sdk4.types.DiskInterface;
import org.ovirt.engine.sdk4.types.NicInterface;

/// What a restore makes, and how it is taken away again.
final class Restores {
    private final SystemService system;

    Restores(SystemService system) {
        this.system = system;
    }

    UUID createDisk(NewDisk wanted) throws EngineException {
        DiskBuilder disk = new DiskBuilder()
                .id(wanted.id().toString())
                .alias(wanted.alias())
                .description(wanted.description())
                .contentType(DiskContentType.DATA)
                .provisionedSize(wanted.provisionedSize())
                .format(format(wanted.format()))
                .sparse(wanted.sparse())
                .backup(wanted.incremental() ? DiskBackup.INCREMENTAL : DiskBackup.NONE)
                .storageDomains(
                        new StorageDomainBuilder().id(wanted.storageDomain().toString()));
        wanted.initialSize().ifPresent(disk::initialSize);
        return Calls.read(
                Operation.of("create disk"), system.disksService().add().disk(disk), Fields::id);
    }

    private static org.ovirt.engine.sdk4.types.DiskFormat format(DiskFormat format) {
        return switch (format) {
            case RAW -> org.ovirt.engine.sdk4.types.DiskFormat.RAW;
            case COW -> org.ovirt.engine.sdk4.types.DiskFormat.COW;
            case UNKNOWN -> throw new IllegalArgumentException("a new disk needs a format");
        };
    }

    boolean removeDisk(UUID disk) throws EngineException {
        return Calls.act(
                Operation.of("remove disk"),
                system.disksService().diskService(disk.toString()).remove());
    }

    UUID createVm(NewVm wanted, String correlationId) throws EngineException {
        VmBuilder vm = new VmBuilder()
                .name(wanted.name())
                .cluster(new ClusterBuilder().id(wanted.cluster().toString()))
                .initialization(new InitializationBuilder()
                        .regenerateIds(wanted.newIds())
                        .configuration(new ConfigurationBuilder()
                                .type(ConfigurationType.OVF)
                                .data(wanted.ovf())));
        return Calls.read(
                Operation.of("create VM", correlationId),
                system.vmsService().addFromConfiguration().vm(vm),
                Fields::id);
    }

    void attachDisk(UUID vm, NewAttachment wanted) throws EngineException {
        DiskAttachmentBuilder attachment = new DiskAttachmentBuilder()
                .disk(new DiskBuilder().id(wanted.disk().toString()))
                .active(wanted.active())
                .bootable(wanted.bootable())
                .readOnly(wanted.readOnly())
                .passDiscard(wanted.passDiscard())
                .interface_(diskInterface(wanted.diskInterface()));
        Calls.read(
                Operation.of("attach disk"),
                system.vmsService()
                        .vmService(vm.toString())
                        .diskAttachmentsService()
                        .add()
                        .attachment(attachment),
                Fields::id);
    }

    void activateDisk(UUID vm, UUID disk) throws EngineException {
        Calls.read(
                Operation.of("activate disk"),
                attachment(vm, disk).update().diskAttachment(new DiskAttachmentBuilder().active(true)),
                root -> root);
    }

    boolean detachDisk(UUID vm, UUID disk) throws EngineException {
        return Calls.act(
                Operation.of("detach disk"), attachment(vm, disk).remove().detachOnly(true));
    }

    private DiskAttachmentService attachment(UUID vm, UUID disk) {
        return system.vmsService()
                .vmService(vm.toString())
                .diskAttachmentsService()
                .attachmentService(disk.toString());
    }

    UUID addNic(UUID vm, NewNic wanted) throws EngineException {
        NicBuilder nic = new NicBuilder()
                .name(wanted.name())
                .interface_(nicInterface(wanted.nicInterface()))
                .linked(wanted.linked())
                .plugged(wanted.plugged());
        wanted.mac().ifPresent(mac -> nic.mac(new MacBuilder().address(mac)));
        wanted.vnicProfile().ifPresent(profile -> nic.vnicProfile(new VnicProfileBuilder().id(profile.toString())));
        return Calls.read(
                Operation.of("add network card"),
                system.vmsService().vmService(vm.toString()).nicsService().add().nic(nic),
                Fields::id);
    }

    private static NicInterface nicInterface(String word) {
        return Arrays.stream(NicInterface.values())
                .filter(known -> known.value().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("network card " + word));
    }

    /// By its word and not by the SDK's own look-up, which upper-cases in the user's language.
    private static DiskInterface diskInterface(String word) {
        return Arrays.stream(DiskInterface.values())
                .filter(known -> known.value().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("disk interface " + word));
    }

    boolean removeVm(UUID vm, boolean detachOnly) throws EngineException {
        return Calls.act(
                Operation.of("remove VM"),
                system.vmsService().vmService(vm.toString()).remove().detachOnly(detachOnly));
    }
}
