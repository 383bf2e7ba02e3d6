package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Cluster;
import io.chainkeeper.lab.model.CompatibilityLevel;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Host;
import io.chainkeeper.lab.model.Network;
import io.chainkeeper.lab.model.StorageDomain;
import io.chainkeeper.lab.model.Template;
import io.chainkeeper.lab.model.VnicProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Clusters, hosts, storage domains, networks: what is there and does not change.
final class InventoryResource {
    private final EngineState state;

    InventoryResource(EngineState state) {
        this.state = state;
    }

    void offer(Routes routes) {
        DataCentre dc = state.dataCentre();
        collection(routes, "clusters", dc.clusters(), Cluster::name, this::cluster);
        collection(routes, "hosts", dc.hosts(), Host::name, InventoryResource::host);
        collection(routes, "storagedomains", dc.storageDomains(), StorageDomain::name, this::storageDomain);
        collection(routes, "templates", dc.templates(), Template::name, InventoryResource::template);
        collection(routes, "networks", dc.networks(), Network::name, this::network);
        collection(routes, "vnicprofiles", dc.vnicProfiles(), VnicProfile::name, InventoryResource::vnicProfile);
        routes.get("datacenters", r -> Answer.ok(Element.of("data_centers").add(dataCentre())));
        routes.get("datacenters/{dc}", r -> {
            own(r);
            return Answer.ok(dataCentre());
        });
        routes.get("datacenters/{dc}/storagedomains", this::attachedDomains);
        routes.get("datacenters/{dc}/clusters", r -> {
            own(r);
            Element list = Element.of("clusters");
            dc.clusters().values().forEach(c -> list.add(cluster(c)));
            return Answer.ok(list);
        });
    }

    private <T> void collection(
            Routes routes, String path, Map<UUID, T> all, Function<T, String> name, Function<T, Element> xml) {
        Search<T> search = new Search<>(
                Map.of(
                        "name", item -> List.of(name.apply(item)),
                        "status", item -> List.of("up", "active"),
                        // Clients that run on a host ask which one they are on: none.
                        "hw_id", item -> List.of()),
                List.of("name"));
        routes.get(path, request -> {
            Element list = Element.of(root(path));
            search.apply(request, List.copyOf(all.values())).forEach(item -> list.add(xml.apply(item)));
            return Answer.ok(list);
        });
        routes.get(path + "/{id}", request -> {
            T item = all.get(request.id("id"));
            return item == null ? Answer.notFound() : Answer.ok(xml.apply(item));
        });
    }

    private static String root(String path) {
        return switch (path) {
            case "storagedomains" -> "storage_domains";
            case "vnicprofiles" -> "vnic_profiles";
            default -> path;
        };
    }

    private void own(Request request) {
        if (!request.id("dc").equals(state.dataCentre().id())) {
            throw new NotFound();
        }
    }

    private Answer attachedDomains(Request request) {
        own(request);
        Element list = Element.of("storage_domains");
        state.dataCentre()
                .storageDomains()
                .values()
                .forEach(d -> list.add(storageDomain(d).add("status", "active")));
        return Answer.ok(list);
    }

    private Element dataCentre() {
        DataCentre dc = state.dataCentre();
        Element xml = Api.thing("data_center", "datacenters", dc.id());
        return Api.links(xml, "clusters", "storagedomains")
                .add("name", dc.name())
                .add("local", false)
                .add("status", "up")
                .add(version(dc.compat()));
    }

    private Element dataCentreLink() {
        return Api.thing("data_center", "datacenters", state.dataCentre().id());
    }

    private Element cluster(Cluster cluster) {
        return Api.thing("cluster", "clusters", cluster.id())
                .add("name", cluster.name())
                .add(Element.of("cpu").add("architecture", "x86_64"))
                .add(dataCentreLink())
                .add(version(cluster.compat()));
    }

    private static Element host(Host host) {
        return Api.thing("host", "hosts", host.id())
                .add("name", host.name())
                .add("address", host.address())
                .add(Api.thing("cluster", "clusters", host.cluster()))
                .add("status", host.up() ? "up" : "non_responsive")
                .add(Element.of("version")
                        .add("full_version", "vdsm-4.50.5")
                        .add("major", 4)
                        .add("minor", 50));
    }

    private Element storageDomain(StorageDomain domain) {
        Element xml = Api.thing("storage_domain", "storagedomains", domain.id());
        return Api.links(xml, "disks", "disksnapshots")
                .add("name", domain.name())
                .add("available", domain.available())
                .add("backup", false)
                .add("block_size", 512)
                .add("committed", 0)
                .add("discard_after_delete", false)
                .add("external_status", "ok")
                .add("master", domain.master())
                .add(Element.of("storage").add("type", domain.storage()))
                .add("storage_format", "v5")
                .add("type", domain.type())
                .add("used", domain.used())
                .add(Element.of("data_centers").add(dataCentreLink()));
    }

    private Element network(Network network) {
        return Api.thing("network", "networks", network.id())
                .add("name", network.name())
                .add(dataCentreLink());
    }

    private static Element template(Template template) {
        return Api.thing("template", "templates", template.id())
                .add("name", template.name())
                .add("status", "ok");
    }

    private static Element vnicProfile(VnicProfile profile) {
        return Api.thing("vnic_profile", "vnicprofiles", profile.id())
                .add("name", profile.name())
                .add(Api.thing("network", "networks", profile.network()));
    }

    private static Element version(CompatibilityLevel level) {
        return Element.of("version").add("major", level.major()).add("minor", level.minor());
    }
}
