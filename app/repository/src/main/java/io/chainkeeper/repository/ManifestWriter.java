package io.chainkeeper.repository;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A point as the JSON of its manifest. Its counterpart is [ManifestReader]; the format is described in
/// `docs/repository-layout.md`.
final class ManifestWriter {
    private ManifestWriter() {}

    static byte[] bytes(Point point) {
        return Json.write(json(point));
    }

    /// The word for a constant that has no code of its own.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What is known of a point when it is begun.
    static ObjectNode begun(NewPoint point) {
        ObjectNode json = head(point);
        shape(json.putObject("shape"), point.shape());
        return json;
    }

    private static ObjectNode json(Point point) {
        ObjectNode json = head(new NewPoint(
                point.id(),
                point.run(),
                point.vm(),
                point.engine(),
                point.takenAt(),
                point.checkpoint(),
                point.consistency(),
                point.shape()));
        json.put("format", point.format());
        ArrayNode disks = json.putArray("disks");
        point.disks().forEach(version -> disk(disks.addObject(), version));
        shape(json.putObject("shape"), point.shape());
        sideFile(json.putObject("ovf"), point.ovf());
        sideFile(json.putObject("restoreText"), point.restoreText());
        point.proof().ifPresent(proof -> proof(json.putObject("proof"), proof));
        return json;
    }

    private static ObjectNode head(NewPoint point) {
        ObjectNode json = Json.object()
                .put("format", Point.FORMAT)
                .put("id", point.id().toString())
                .put("run", point.run().toString());
        json.putObject("vm")
                .put("id", point.vm().id().toString())
                .put("name", point.vm().name());
        ObjectNode engine =
                json.putObject("engine").put("address", point.engine().address());
        maybeId(engine, "instance", point.engine().instance());
        engine.put("version", point.engine().version());
        json.put("takenAt", point.takenAt().toString());
        maybeId(json, "checkpoint", point.checkpoint());
        return json.put("consistency", point.consistency().code());
    }

    private static void disk(ObjectNode json, DiskVersion version) {
        json.put("disk", version.disk().toString())
                .put("mode", word(version.mode()))
                .put("reason", version.reason().code())
                .put("reasonInWords", version.reason().words());
        maybeId(json, "parentPoint", version.parentPoint());
        json.put("virtualSize", version.virtualSize())
                .put("storedBytes", version.storedBytes())
                .put("file", version.file())
                .put("fileLength", version.fileLength())
                .put("checksum", version.checksum());
        sideFile(json.putObject("blocks"), version.blocks());
        sideFile(json.putObject("stored"), version.stored());
        diskShape(json.putObject("shape"), version.shape());
    }

    private static void diskShape(ObjectNode json, DiskShape shape) {
        json.put("alias", shape.alias())
                .put("description", shape.description())
                .put("interface", shape.diskInterface())
                .put("bootable", shape.bootable())
                .put("active", shape.active())
                .put("readOnly", shape.readOnly())
                .put("passDiscard", shape.passDiscard())
                .put("sparse", shape.sparse())
                .put("format", shape.format());
        shape.storageDomain().ifPresent(name -> json.put("storageDomain", name));
        maybeId(json, "storageDomainId", shape.storageDomainId());
    }

    private static void shape(ObjectNode json, VmShape shape) {
        json.put("description", shape.description())
                .put("clusterId", shape.clusterId().toString())
                .put("clusterName", shape.clusterName())
                .put("compatibility", shape.compatibility());
        shape.memory().ifPresent(bytes -> json.put("memory", bytes));
        shape.cpus().ifPresent(count -> json.put("cpus", count));
        shape.biosType().ifPresent(word -> json.put("biosType", word));
        shape.osType().ifPresent(word -> json.put("osType", word));
        ArrayNode nics = json.putArray("nics");
        shape.nics().forEach(nic -> nic(nics.addObject(), nic));
        ArrayNode tags = json.putArray("tags");
        shape.tags().forEach(tags::add);
    }

    private static void nic(ObjectNode json, NicShape nic) {
        json.put("name", nic.name()).put("interface", nic.nicInterface());
        nic.mac().ifPresent(mac -> json.put("mac", mac));
        nic.profile().ifPresent(name -> json.put("profile", name));
        nic.network().ifPresent(name -> json.put("network", name));
        json.put("plugged", nic.plugged()).put("linked", nic.linked());
    }

    private static void proof(ObjectNode json, Proof proof) {
        json.put("kind", word(proof.kind()))
                .put("algorithm", proof.algorithm())
                .put("at", proof.at().toString());
        ArrayNode disks = json.putArray("disks");
        proof.disks()
                .forEach(disk -> disks.addObject()
                        .put("disk", disk.disk().toString())
                        .put("serverChecksum", disk.serverChecksum())
                        .put("result", word(disk.result())));
    }

    private static void sideFile(ObjectNode json, SideFile file) {
        json.put("name", file.name()).put("length", file.length()).put("sha256", file.sha256());
    }

    private static void maybeId(ObjectNode json, String name, Optional<UUID> id) {
        id.ifPresent(value -> json.put(name, value.toString()));
    }
}
