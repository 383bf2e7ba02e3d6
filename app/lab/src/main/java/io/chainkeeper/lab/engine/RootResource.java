package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Tag;
import io.chainkeeper.lab.model.Template;
import java.util.List;

/// The API's front door: version, links, and a count of things; and the few options that clients may read.
final class RootResource {
    private static final List<String> COLLECTIONS = List.of(
            "clusters",
            "datacenters",
            "disks",
            "events",
            "hosts",
            "imagetransfers",
            "jobs",
            "networks",
            "permissions",
            "roles",
            "storagedomains",
            "tags",
            "templates",
            "vms",
            "vnicprofiles");

    private final EngineState state;

    RootResource(EngineState state) {
        this.state = state;
    }

    void offer(Routes routes) {
        routes.get("", request -> Answer.ok(root()));
        routes.get("options/{name}", this::option);
    }

    private Element root() {
        Element api = Element.of("api");
        for (String collection : COLLECTIONS) {
            String href = Api.ROOT + "/" + collection;
            api.add(Element.of("link").at("href", href).at("rel", collection));
        }
        for (String searchable : List.of("vms", "disks", "events", "hosts", "clusters", "storagedomains")) {
            String href = Api.ROOT + "/" + searchable + "?search={query}";
            api.add(Element.of("link").at("href", href).at("rel", searchable + "/search"));
        }
        return api.add(user("authenticated_user"))
                .add(user("effective_user"))
                .add(productInfo())
                .add(specialObjects())
                .add(summary())
                .add("time", Api.date(state.now()));
    }

    private Element user(String as) {
        return Api.thing(as, "users", state.dataCentre().user());
    }

    private Element productInfo() {
        return Element.of("product_info")
                .add("instance_id", state.dataCentre().id())
                .add("name", "oVirt Engine")
                .add("vendor", "ovirt.org")
                .add(Element.of("version")
                        .add("build", 7)
                        .add("full_version", "4.5.7-1.el9")
                        .add("major", 4)
                        .add("minor", 5)
                        .add("revision", 0));
    }

    private static Element specialObjects() {
        return Element.of("special_objects")
                .add(Api.thing("blank_template", "templates", Template.BLANK.id()))
                .add(Api.thing("root_tag", "tags", Tag.ROOT.id()));
    }

    private Element summary() {
        var dc = state.dataCentre();
        long up = dc.vms().values().stream().filter(v -> v.status().running()).count();
        long hosts = dc.hosts().values().stream().filter(h -> h.up()).count();
        return Element.of("summary")
                .add(count("hosts", hosts, dc.hosts().size()))
                .add(count(
                        "storage_domains",
                        dc.storageDomains().size(),
                        dc.storageDomains().size()))
                .add(count("users", 1, 1))
                .add(count("vms", up, dc.vms().size()));
    }

    private static Element count(String what, long active, long total) {
        return Element.of(what).add("active", active).add("total", total);
    }

    /// Most options are the engine's own business: 404.
    private Answer option(Request request) {
        String name = request.text("name");
        if (!name.equals("TransferImageClientInactivityTimeoutInSeconds")) {
            return Answer.notFound();
        }
        String version = request.query().getOrDefault("version", "general");
        return Answer.ok(Api.thing("system_option", "options", name)
                .add("name", name)
                .add(Element.of("values")
                        .add(Element.of("system_option_value").add("value", 60).add("version", version))));
    }
}
