package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskFormat;
import io.chainkeeper.lab.model.DiskStatus;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Disks: looked at, made, changed and removed.
final class DisksResource {
    private final EngineState state;
    private final DiskMaking making;
    private final DiskLocks locks;
    private final DiskXml xml;
    private final Search<Disk> search = new Search<>(
            Map.of(
                    "name", (Disk d) -> List.of(d.alias()),
                    "alias", d -> List.of(d.alias()),
                    "id", d -> List.of(d.id().toString()),
                    "disk_id", d -> List.of(d.id().toString()),
                    "status", d -> List.of(Words.of(d.status())),
                    "description", d -> List.of(d.description())),
            List.of("alias"));

    DisksResource(EngineState state, DiskMaking making, DiskLocks locks, DiskXml xml) {
        this.state = state;
        this.making = making;
        this.locks = locks;
        this.xml = xml;
    }

    void offer(Routes routes) {
        routes.get("disks", this::list);
        routes.post("disks", this::create);
        routes.get("disks/{disk}", this::get);
        routes.put("disks/{disk}", this::change);
        routes.delete("disks/{disk}", this::remove);
        routes.get("storagedomains/{sd}/disks", this::listOfDomain);
    }

    private Answer list(Request request) {
        Element disks = Element.of("disks");
        List<Disk> all = List.copyOf(state.dataCentre().disks().values());
        all.forEach(making::look);
        search.apply(request, all).forEach(d -> disks.add(xml.of(d)));
        return Answer.ok(disks);
    }

    private Answer listOfDomain(Request request) {
        var domain = Optional.of(request.id("sd"));
        Element disks = Element.of("disks");
        state.dataCentre().disks().values().stream()
                .filter(d -> d.storageDomain().equals(domain))
                .forEach(d -> disks.add(xml.of(d)));
        return Answer.ok(disks);
    }

    private Answer get(Request request) {
        Disk disk = disk(request);
        making.look(disk);
        return Answer.ok(xml.of(disk));
    }

    private Answer create(Request request) {
        Disk disk = making.make(request.content(), request.correlationId());
        Element body = xml.of(disk);
        String status = Api.ROOT + "/disks/" + disk.id() + "/creation_status/" + request.correlationId();
        body.add(Element.of("link").at("href", status).at("rel", "creation_status"))
                .add("creation_status", "in_progress");
        return Answer.accepted(body).after(() -> state.store().create(disk.id(), disk.provisionedSize()));
    }

    private Answer change(Request request) {
        Disk disk = disk(request);
        boolean grows = change(disk, request.content());
        Answer answer = Answer.ok(xml.of(disk));
        return grows ? answer.after(() -> state.store().of(disk.id()).resize(disk.provisionedSize())) : answer;
    }

    /// Applies what a client wants of a disk.
    ///
    /// @return whether the disk grew, so that its file must follow
    boolean change(Disk disk, Element wanted) {
        if (locks.held(disk)) {
            throw Refusal.conflict("Cannot edit Virtual Disk: The following disks are locked: " + disk.alias()
                    + ". Please try again in a few minutes.");
        }
        Optional<String> backup = wanted.textAt("backup");
        if (backup.equals(Optional.of("incremental")) && disk.format() == DiskFormat.RAW) {
            throw Refusal.bad("Cannot edit Virtual Disk. Incremental backup is not supported for RAW format disks.");
        }
        Optional<Long> size = Inputs.number(wanted, "provisioned_size");
        if (size.isPresent() && size.get() < disk.provisionedSize()) {
            throw Refusal.bad("Cannot edit Virtual Disk. New disk size must be larger than the current disk size.");
        }
        backup.ifPresent(b -> disk.incremental(b.equals("incremental")));
        wanted.textAt("alias").or(() -> wanted.textAt("name")).ifPresent(disk::rename);
        wanted.textAt("description").ifPresent(disk::describe);
        size.ifPresent(s -> disk.extend(DiskMaking.rounded(s)));
        return size.isPresent();
    }

    private Answer remove(Request request) {
        Disk disk = disk(request);
        DataCentre dc = state.dataCentre();
        if (locks.held(disk)) {
            throw Refusal.conflict("Cannot remove Virtual Disk: The following disks are locked: " + disk.alias()
                    + ". Please try again in a few minutes.");
        }
        for (var vm : dc.vmsWith(disk.id())) {
            if (vm.status().running() && vm.hasActive(disk.id())) {
                throw Refusal.conflict("Cannot remove Virtual Disk. The disk is in use by VM " + vm.name() + ".");
            }
        }
        return removed(disk, request.correlationId());
    }

    /// Takes a disk off everything and away; its file follows.
    Answer removed(Disk disk, String correlationId) {
        DataCentre dc = state.dataCentre();
        dc.vmsWith(disk.id()).forEach(vm -> vm.attachments().remove(disk.id()));
        dc.disks().remove(disk.id());
        state.log(EventKind.DISK_REMOVED, "Disk " + disk.alias() + " was removed.", correlationId);
        return Answer.action().after(() -> state.store().remove(disk.id()));
    }

    private Disk disk(Request request) {
        return Optional.ofNullable(state.dataCentre().disks().get(request.id("disk")))
                .orElseThrow(NotFound::new);
    }

    /// Whether a disk can take part in something new.
    static boolean usable(Disk disk) {
        return disk.status() == DiskStatus.OK;
    }
}
