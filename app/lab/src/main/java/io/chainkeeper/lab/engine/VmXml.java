package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.ovf.OvfWriting;
import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.engine.xml.XmlWriting;
import io.chainkeeper.lab.model.Attachment;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.GuestAgent;
import io.chainkeeper.lab.model.Host;
import io.chainkeeper.lab.model.Nic;
import io.chainkeeper.lab.model.Tag;
import io.chainkeeper.lab.model.Template;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmHardware;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.model.Words;

/// VMs, their attachments, NICs and tags as the API shows them.
final class VmXml {
    private final EngineState state;

    VmXml(EngineState state) {
        this.state = state;
    }

    /// A VM.
    ///
    /// @param allContent whether with its OVF
    Element of(Vm vm, boolean allContent) {
        VmHardware hw = vm.hardware();
        Element xml = Api.thing("vm", "vms", vm.id());
        Api.actions(xml, "reboot", "shutdown", "start", "stop");
        Api.links(xml, "diskattachments", "nics", "snapshots", "backups", "checkpoints", "tags")
                .add("name", vm.name())
                .add("description", vm.description())
                .add("comment", "")
                .add(Element.of("bios").add("type", hw.bios()))
                .add(Api.thing("cluster", "clusters", vm.cluster()))
                .add(cpu(hw))
                .add("creation_time", Api.date(vm.created()));
        vm.customCompat()
                .ifPresent(level -> xml.add(Element.of("custom_compatibility_version")
                        .add("major", level.major())
                        .add("minor", level.minor())));
        xml.add("delete_protected", false);
        if (vm.status() == VmStatus.UP && vm.agent() != GuestAgent.NONE) {
            xml.add("fqdn", vm.fqdn());
        }
        xml.add("has_illegal_images", vm.illegalImages())
                .add(Element.of("high_availability")
                        .add("enabled", hw.highlyAvailable())
                        .add("priority", 1));
        if (vm.status().running()) {
            state.dataCentre().hostUp().map(Host::id).ifPresent(h -> xml.add(Api.thing("host", "hosts", h)));
        }
        if (allContent) {
            xml.add(initialization(vm));
        }
        return xml.add("memory", hw.memory())
                .add(Element.of("memory_policy").add("guaranteed", hw.memory()).add("max", hw.maxMemory()))
                .add("next_run_configuration_exists", false)
                .add(Element.of("os")
                        .add(Element.of("boot").add(Element.of("devices").add("device", "hd")))
                        .add("type", hw.osType()))
                .add("origin", vm.hostedEngine() ? "managed_hosted_engine" : "ovirt")
                .add("stateless", false)
                .add("status", Words.of(vm.status()))
                .add("status_detail", "")
                .add(Api.thing("template", "templates", Template.BLANK.id()))
                .add("tpm_enabled", hw.tpm())
                .add("type", hw.type());
    }

    private static Element cpu(VmHardware hw) {
        return Element.of("cpu")
                .add("architecture", "x86_64")
                .add(Element.of("topology")
                        .add("cores", hw.cores())
                        .add("sockets", hw.sockets())
                        .add("threads", hw.threads()));
    }

    private Element initialization(Vm vm) {
        DataCentre dc = state.dataCentre();
        String ovf = XmlWriting.text(OvfWriting.of(vm, dc, state.now(), state.store()::has));
        return Element.of("initialization")
                .add(Element.of("configuration").add("data", ovf).add("type", "ovf"));
    }

    /// An attachment. The disk in it is only named; clients follow it.
    static Element attachment(Vm vm, Attachment attachment) {
        String collection = "vms/" + vm.id() + "/diskattachments";
        Element xml = Api.thing("disk_attachment", collection, attachment.disk())
                .add("active", attachment.active())
                .add("bootable", attachment.bootable())
                .add("interface", attachment.bus());
        if (vm.status() == VmStatus.UP && !attachment.logicalName().isEmpty()) {
            xml.add("logical_name", attachment.logicalName());
        }
        return xml.add("pass_discard", attachment.passDiscard())
                .add("read_only", attachment.readOnly())
                .add("uses_scsi_reservation", false)
                .add(Api.thing("disk", "disks", attachment.disk()))
                .add(Api.thing("vm", "vms", vm.id()));
    }

    static Element nic(Vm vm, Nic nic) {
        Element xml = Api.thing("nic", "vms/" + vm.id() + "/nics", nic.id());
        xml.add("name", nic.name())
                .add("interface", nic.model())
                .add("linked", nic.linked())
                .add(Element.of("mac").add("address", nic.mac()))
                .add("plugged", nic.plugged())
                .add(Api.thing("vm", "vms", vm.id()));
        nic.profile().ifPresent(p -> xml.add(Api.thing("vnic_profile", "vnicprofiles", p)));
        return xml;
    }

    static Element tag(Vm vm, Tag tag) {
        return Api.thing("tag", "vms/" + vm.id() + "/tags", tag.id())
                .add("name", tag.name())
                .add(Api.thing("vm", "vms", vm.id()));
    }
}
