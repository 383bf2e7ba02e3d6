package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Attachment;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.model.Words;
import java.util.Optional;
import java.util.UUID;

/// A VM's disk attachments: an attachment's id is its disk's.
final class AttachmentsResource {
    private final EngineState state;
    private final DiskLocks locks;
    private final DiskMaking making;
    private final DisksResource disks;

    AttachmentsResource(EngineState state, DiskLocks locks, DiskMaking making, DisksResource disks) {
        this.state = state;
        this.locks = locks;
        this.making = making;
        this.disks = disks;
    }

    void offer(Routes routes) {
        routes.get("vms/{vm}/diskattachments", r -> {
            Vm vm = state.vm(r);
            Element list = Element.of("disk_attachments");
            vm.attachments().values().stream().limit(r.max()).forEach(a -> list.add(VmXml.attachment(vm, a)));
            return Answer.ok(list);
        });
        routes.get("vms/{vm}/diskattachments/{disk}", r -> Answer.ok(VmXml.attachment(state.vm(r), attachment(r))));
        routes.post("vms/{vm}/diskattachments", this::attach);
        routes.put("vms/{vm}/diskattachments/{disk}", this::change);
        routes.delete("vms/{vm}/diskattachments/{disk}", this::detach);
    }

    private Attachment attachment(Request request) {
        return Optional.ofNullable(state.vm(request).attachments().get(request.id("disk")))
                .orElseThrow(NotFound::new);
    }

    private Answer attach(Request request) {
        Vm vm = state.vm(request.id("vm")).orElseThrow(() -> Refusal.noEntity(request.text("vm")));
        Element wanted = request.content();
        Element named =
                wanted.child("disk").orElseThrow(() -> Refusal.incomplete("DiskAttachment [disk] required for add"));
        boolean isNew = named.textAt("provisioned_size").isPresent()
                && Inputs.id(named)
                        .filter(state.dataCentre().disks()::containsKey)
                        .isEmpty();
        return isNew ? attachNew(vm, wanted, named, request) : attachExisting(vm, wanted, named);
    }

    private Answer attachExisting(Vm vm, Element wanted, Element named) {
        UUID id = Inputs.id(named).orElseThrow(() -> Refusal.incomplete("Disk [id] required for add"));
        DataCentre dc = state.dataCentre();
        Disk disk = dc.disks().get(id);
        if (disk == null) {
            throw Refusal.noEntity(id);
        }
        if (vm.attachments().containsKey(id)) {
            throw Refusal.conflict("Cannot attach Virtual Disk. The disk is already attached to VM.");
        }
        if (!disk.shareable() && !dc.vmsWith(id).isEmpty()) {
            throw Refusal.conflict(
                    "Cannot attach Virtual Disk. The disk is not shareable and is already attached to " + "a VM.");
        }
        if (locks.held(disk)) {
            throw Refusal.conflict("Cannot attach Virtual Disk: The following disks are locked: " + disk.alias()
                    + ". Please try again in a few minutes.");
        }
        Attachment attachment = read(wanted, id, false);
        checkState(vm, "Cannot attach Virtual Disk.");
        checkHotPlug(vm, attachment, "Cannot attach Virtual Disk.");
        add(vm, attachment, "Cannot attach Virtual Disk.");
        return Answer.created(VmXml.attachment(vm, attachment));
    }

    private Answer attachNew(Vm vm, Element wanted, Element named, Request request) {
        checkBoot(vm, Inputs.flag(wanted, "bootable").orElse(false), "Cannot add Virtual Disk.");
        Disk disk = making.make(named, request.correlationId());
        Attachment attachment = read(wanted, disk.id(), true);
        add(vm, attachment, "Cannot add Virtual Disk.");
        state.log(
                EventKind.DISK_ADDED_TO_VM,
                "Disk " + disk.alias() + " was added to VM " + vm.name() + ".",
                request.correlationId(),
                vm.id());
        return Answer.accepted(VmXml.attachment(vm, attachment))
                .after(() -> state.store().create(disk.id(), disk.provisionedSize()));
    }

    private static Attachment read(Element wanted, UUID disk, boolean activeByDefault) {
        return new Attachment(
                disk,
                Inputs.flag(wanted, "active").orElse(activeByDefault),
                Inputs.flag(wanted, "bootable").orElse(false),
                Inputs.flag(wanted, "read_only").orElse(false),
                Inputs.flag(wanted, "pass_discard").orElse(false),
                wanted.textAt("interface")
                        .orElseThrow(() -> Refusal.incomplete("DiskAttachment [interface] required for add")),
                wanted.textAt("logical_name").orElse(""));
    }

    private static void add(Vm vm, Attachment attachment, String action) {
        checkBoot(vm, attachment.bootable(), action);
        vm.attach(attachment);
    }

    /// Disks come and go while a VM is up, down or paused.
    private static void checkState(Vm vm, String action) {
        if (vm.status() != VmStatus.UP && vm.status() != VmStatus.DOWN && vm.status() != VmStatus.PAUSED) {
            throw Refusal.conflict(action + " VM " + vm.name() + " is in status " + Words.of(vm.status()) + ".");
        }
    }

    /// A running machine takes a disk on virtio and virtio-scsi only.
    private static void checkHotPlug(Vm vm, Attachment attachment, String action) {
        boolean cold = attachment.bus().equals("ide") || attachment.bus().equals("sata");
        if (attachment.active() && vm.status() != VmStatus.DOWN && cold) {
            throw Refusal.conflict(action + " Hot plugging of " + attachment.bus() + " disks is not supported.");
        }
    }

    private static void checkBoot(Vm vm, boolean bootable, String action) {
        if (bootable && vm.attachments().values().stream().anyMatch(Attachment::bootable)) {
            throw Refusal.conflict(action + " VM " + vm.name() + " already has a bootable disk.");
        }
    }

    private Answer change(Request request) {
        Vm vm = state.vm(request);
        Attachment old = attachment(request);
        Element wanted = request.content();
        Disk disk = state.dataCentre().disks().get(old.disk());
        if (disk == null) {
            throw new NotFound();
        }
        boolean bootable = Inputs.flag(wanted, "bootable").orElse(old.bootable());
        if (bootable && !old.bootable()) {
            checkBoot(vm, true, "Cannot edit Virtual Disk.");
        }
        boolean plugs = !old.active() && Inputs.flag(wanted, "active").orElse(false);
        if (plugs) {
            checkHotPlug(vm, old.withActive(true), "Cannot hot plug Virtual Disk.");
            if (locks.held(disk)) {
                throw Refusal.conflict("Cannot hot plug Virtual Disk: The following disks are locked: " + disk.alias()
                        + ". Please try again in a few minutes.");
            }
        }
        boolean grows = wanted.child("disk").map(d -> disks.change(disk, d)).orElse(false);
        vm.attach(new Attachment(
                old.disk(),
                Inputs.flag(wanted, "active").orElse(old.active()),
                bootable,
                Inputs.flag(wanted, "read_only").orElse(old.readOnly()),
                Inputs.flag(wanted, "pass_discard").orElse(old.passDiscard()),
                wanted.textAt("interface").orElse(old.bus()),
                old.logicalName()));
        Answer answer = Answer.ok(VmXml.attachment(vm, attachment(request)));
        return grows ? answer.after(() -> state.store().of(disk.id()).resize(disk.provisionedSize())) : answer;
    }

    /// Detaches only, unless asked to remove the disk too.
    private Answer detach(Request request) {
        Vm vm = state.vm(request);
        Attachment attachment = attachment(request);
        Disk disk = state.dataCentre().disks().get(attachment.disk());
        if (disk != null && locks.held(disk)) {
            throw Refusal.conflict("Cannot detach Virtual Disk: The following disks are locked: " + disk.alias()
                    + ". Please try again in a few minutes.");
        }
        vm.attachments().remove(attachment.disk());
        boolean keep = request.flag("detach_only", true, true);
        return keep || disk == null ? Answer.action() : disks.removed(disk, request.correlationId());
    }
}
