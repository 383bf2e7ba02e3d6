package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.BadXml;
import io.chainkeeper.engine.xml.XmlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What VMs live in and hang on, as the engine writes it: clusters, storage domains, hosts, networks; and the engine
/// itself.
final class PlacesXml {
    private PlacesXml() {}

    static Cluster cluster(XmlTree cluster) throws BadXml {
        return new Cluster(
                Fields.id(cluster),
                Fields.words(cluster, "name"),
                Fields.level(cluster, "version").orElse(CompatibilityLevel.UNKNOWN),
                Fields.reference(cluster, "data_center"));
    }

    static StorageDomain storageDomain(XmlTree domain) throws BadXml {
        List<UUID> centers = new ArrayList<>();
        Optional<XmlTree> attached = domain.child("data_centers");
        if (attached.isPresent()) {
            centers.addAll(Fields.list(attached.get(), "data_center", Fields::id));
        } else {
            Fields.reference(domain, "data_center").ifPresent(centers::add);
        }
        return new StorageDomain(
                Fields.id(domain),
                Fields.words(domain, "name"),
                Fields.word(domain, "type"),
                domain.child("storage")
                        .map(storage -> Fields.word(storage, "type"))
                        .orElse("unknown"),
                Fields.number(domain, "available"),
                Fields.number(domain, "used"),
                centers);
    }

    static Host host(XmlTree host) throws BadXml {
        return new Host(
                Fields.id(host),
                Fields.words(host, "name"),
                Fields.words(host, "address"),
                Fields.word(host, "status"),
                Fields.reference(host, "cluster"));
    }

    static VnicProfile vnicProfile(XmlTree profile) throws BadXml {
        return new VnicProfile(Fields.id(profile), Fields.words(profile, "name"), Fields.reference(profile, "network"));
    }

    static Network network(XmlTree network) throws BadXml {
        return new Network(Fields.id(network), Fields.words(network, "name"), Fields.reference(network, "data_center"));
    }

    static Nic nic(XmlTree nic) throws BadXml {
        return new Nic(
                Fields.id(nic),
                Fields.words(nic, "name"),
                nic.child("mac").flatMap(mac -> mac.text("address")),
                Fields.word(nic, "interface"),
                Fields.flag(nic, "linked"),
                Fields.flag(nic, "plugged"),
                Fields.reference(nic, "vnic_profile"));
    }

    static EngineInfo engine(XmlTree api) throws BadXml {
        XmlTree product = api.child("product_info").orElseThrow(() -> BadXml.because("no engine: it names no product"));
        XmlTree version = product.child("version").orElseThrow(() -> BadXml.because("no engine: it names no version"));
        return new EngineInfo(
                Fields.words(product, "name"),
                Fields.words(version, "full_version"),
                Fields.small(version, "major"),
                Fields.small(version, "minor"),
                product.text("instance_id"),
                Fields.moment(api, "time"));
    }
}
