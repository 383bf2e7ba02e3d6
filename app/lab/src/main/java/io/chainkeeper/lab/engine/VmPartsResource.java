package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Nic;
import io.chainkeeper.lab.model.Tag;
import io.chainkeeper.lab.model.Vm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A VM's NICs and tags.
final class VmPartsResource {
    private final EngineState state;

    VmPartsResource(EngineState state) {
        this.state = state;
    }

    void offer(Routes routes) {
        routes.get("vms/{vm}/nics", r -> {
            Vm vm = state.vm(r);
            Element nics = Element.of("nics");
            vm.nics().forEach(n -> nics.add(VmXml.nic(vm, n)));
            return Answer.ok(nics);
        });
        routes.get("vms/{vm}/nics/{nic}", r -> Answer.ok(VmXml.nic(state.vm(r), nic(r))));
        routes.post("vms/{vm}/nics", this::addNic);
        routes.delete("vms/{vm}/nics/{nic}", r -> {
            state.vm(r).nics().remove(nic(r));
            return Answer.action();
        });
        routes.get("vms/{vm}/tags", r -> {
            Vm vm = state.vm(r);
            Element tags = Element.of("tags");
            tagsOf(vm).forEach(t -> tags.add(VmXml.tag(vm, t)));
            return Answer.ok(tags);
        });
        routes.post("vms/{vm}/tags", this::addTag);
        routes.delete("vms/{vm}/tags/{tag}", r -> {
            if (!state.vm(r).tags().remove(r.id("tag"))) {
                throw new NotFound();
            }
            return Answer.action();
        });
        routes.get("tags", r -> {
            Element tags = Element.of("tags");
            state.dataCentre().tags().values().forEach(t -> tags.add(plainTag(t)));
            return Answer.ok(tags);
        });
        routes.post("tags", r -> Answer.created(plainTag(state.dataCentre().tag(name(r)))));
    }

    private Nic nic(Request request) {
        UUID id = request.id("nic");
        return state.vm(request).nics().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Answer addNic(Request request) {
        Vm vm = state.vm(request.id("vm")).orElseThrow(() -> Refusal.noEntity(request.text("vm")));
        Element wanted = request.content();
        DataCentre dc = state.dataCentre();
        String name = name(request);
        if (vm.nics().stream().anyMatch(n -> n.name().equals(name))) {
            throw Refusal.conflict("Cannot add Interface to VM. Interface name is already in use.");
        }
        String mac = wanted.textAt("mac", "address")
                .map(m -> m.toLowerCase(Locale.ROOT))
                .orElseGet(dc::newMac);
        checkMac(mac);
        Optional<UUID> profile = Inputs.idOf(wanted, "vnic_profile");
        if (profile.isPresent() && !dc.vnicProfiles().containsKey(profile.get())) {
            throw Refusal.bad("Cannot add Interface to VM. The specified VM network interface profile doesn't exist.");
        }
        Nic nic = new Nic(
                UUID.randomUUID(),
                name,
                wanted.textAt("interface").orElse("virtio"),
                mac,
                profile,
                Inputs.flag(wanted, "linked").orElse(true),
                Inputs.flag(wanted, "plugged").orElse(true));
        vm.add(nic);
        return Answer.created(VmXml.nic(vm, nic));
    }

    private void checkMac(String mac) {
        if (!mac.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}")) {
            throw Refusal.bad("Cannot add Interface to VM. MAC address " + mac + " is invalid.");
        }
        Optional<Vm> owner = state.dataCentre().vmWithMac(mac);
        if (owner.isPresent()) {
            throw Refusal.conflict("Cannot add Interface to VM. MAC Address " + mac
                    + " is already in use by VM or snapshot: " + owner.get().name() + ".");
        }
    }

    private Answer addTag(Request request) {
        Vm vm = state.vm(request.id("vm")).orElseThrow(() -> Refusal.noEntity(request.text("vm")));
        String name = name(request);
        Tag tag = state.dataCentre().tags().values().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.noEntity("Tag: name=" + name));
        vm.tags().add(tag.id());
        return Answer.created(VmXml.tag(vm, tag));
    }

    private List<Tag> tagsOf(Vm vm) {
        var tags = state.dataCentre().tags();
        return vm.tags().stream()
                .map(tags::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static String name(Request request) {
        return request.content().textAt("name").orElseThrow(() -> Refusal.incomplete("[name] required for add"));
    }

    private static Element plainTag(Tag tag) {
        return Api.thing("tag", "tags", tag.id()).add("name", tag.name());
    }
}
