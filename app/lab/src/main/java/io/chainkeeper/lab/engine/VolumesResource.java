package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.Snapshot;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.Words;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The volumes of disks, one for each snapshot that holds the disk and the active one on top: what the API calls
/// disk snapshots. Each hangs on the one before it.
final class VolumesResource {
    private final EngineState state;

    VolumesResource(EngineState state) {
        this.state = state;
    }

    void offer(Routes routes) {
        routes.get("disks/{disk}/disksnapshots", r -> {
            UUID disk = r.id("disk");
            return Answer.ok(list(d -> d.id().equals(disk), r.flag("include_active", false, false)));
        });
        routes.get("storagedomains/{sd}/disksnapshots", r -> {
            var domain = Optional.of(r.id("sd"));
            return Answer.ok(list(d -> d.storageDomain().equals(domain), false));
        });
        routes.get("storagedomains/{sd}/disksnapshots/{volume}", r -> {
            String volume = r.id("volume").toString();
            return list(d -> true, true).children().stream()
                    .filter(v -> v.attribute("id").equals(Optional.of(volume)))
                    .findFirst()
                    .map(Answer::ok)
                    .orElseThrow(NotFound::new);
        });
    }

    private Element list(Predicate<Disk> wanted, boolean active) {
        Element list = Element.of("disk_snapshots");
        state.dataCentre().disks().values().stream()
                .filter(d -> d.storageDomain().isPresent() && wanted.test(d))
                .forEach(d -> chain(d, active).forEach(list::add));
        return list;
    }

    private List<Element> chain(Disk disk, boolean active) {
        List<Snapshot> snapshots = snapshots(state.dataCentre(), disk.id()).toList();
        List<Element> chain = new java.util.ArrayList<>();
        Optional<UUID> parent = Optional.empty();
        for (Snapshot snapshot : snapshots) {
            UUID volume = snapshot.volume(disk.id());
            chain.add(
                    volume(disk, volume, parent, Words.of(snapshot.status())).add(Api.bare("snapshot", snapshot.id())));
            parent = Optional.of(volume);
        }
        if (active) {
            chain.add(volume(disk, disk.imageId(), parent, "ok"));
        }
        return chain;
    }

    /// The snapshots that hold a disk, oldest first.
    static Stream<Snapshot> snapshots(DataCentre dc, UUID disk) {
        return dc.vms().values().stream()
                .map(Vm::snapshots)
                .flatMap(all -> all.values().stream())
                .filter(s -> s.disks().contains(disk));
    }

    private Element volume(Disk disk, UUID volume, Optional<UUID> parent, String status) {
        String domain = disk.storageDomain().map(UUID::toString).orElse("");
        Element xml = Api.thing("disk_snapshot", "storagedomains/" + domain + "/disksnapshots", volume)
                .add(
                        "actual_size",
                        state.store()
                                .find(disk.id())
                                .map(c -> c.allocatedBytes())
                                .orElse(0L))
                .add("alias", disk.alias())
                .add("format", Words.of(disk.format()))
                .add("provisioned_size", disk.provisionedSize())
                .add("status", status)
                .add("storage_type", "image")
                .add(Api.thing("disk", "disks", disk.id()));
        parent.ifPresent(p -> xml.add(Api.bare("parent", p)));
        return xml;
    }
}
