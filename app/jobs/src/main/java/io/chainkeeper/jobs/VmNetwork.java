package io.chainkeeper.jobs;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Network;
import io.chainkeeper.engine.VnicProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// A network of the engine as a network card can be on it.
///
/// @param profile id of the vNIC profile
/// @param name    the profile's name
/// @param network name of the network behind it; empty when the engine did not tell
public record VmNetwork(UUID profile, String name, String network) {
    /// Every one of an engine, by name.
    static List<VmNetwork> all(Engine engine) throws EngineException {
        Map<UUID, String> names =
                engine.networks().stream().collect(Collectors.toMap(Network::id, Network::name, (first, _) -> first));
        return engine.vnicProfiles().stream()
                .map(each -> of(each, names))
                .sorted(Comparator.comparing(VmNetwork::name).thenComparing(VmNetwork::network))
                .toList();
    }

    private static VmNetwork of(VnicProfile profile, Map<UUID, String> networks) {
        return new VmNetwork(
                profile.id(),
                profile.name(),
                profile.network().map(id -> networks.getOrDefault(id, "")).orElse(""));
    }
}
