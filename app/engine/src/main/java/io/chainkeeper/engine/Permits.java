package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.BadXml;
import io.chainkeeper.engine.xml.XmlTree;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ovirt.engine.sdk4.services.SystemService;

/// What the signed-in user may do, found out as far as the engine's API tells it: whose permissions a disk has, its own
/// and those of all that it lies in, and which permits are in their roles.
final class Permits {
    /// The group that every user is in.
    private static final UUID EVERYONE = UUID.fromString("eee00000-0000-0000-0000-123456789eee");

    private final SystemService system;

    Permits(SystemService system) {
        this.system = system;
    }

    /// A role that somebody has on something.
    private record Grant(Optional<UUID> user, Optional<UUID> group, UUID role) {
        static Grant of(XmlTree permission) throws BadXml {
            return new Grant(
                    Fields.reference(permission, "user"),
                    Fields.reference(permission, "group"),
                    Fields.reference(permission, "role")
                            .orElseThrow(() -> BadXml.because("a permission without a role")));
        }

        boolean isFor(Set<UUID> who) {
            return user.filter(who::contains).isPresent()
                    || group.filter(who::contains).isPresent();
        }
    }

    /// The permits that the user has on each disk; a disk of which the engine does not tell them is left out.
    Map<UUID, Set<String>> on(Collection<UUID> disks) throws EngineException {
        Optional<UUID> me = Calls.read(
                Operation.of("read who we are"), system.get(), root -> Fields.reference(root, "authenticated_user"));
        Map<UUID, Set<String>> found = new HashMap<>();
        if (me.isEmpty()) { // an engine that is too old to say it
            return found;
        }
        Set<UUID> who = groups(me.get());
        who.add(me.get());
        who.add(EVERYONE);
        Map<UUID, Set<String>> roles = new HashMap<>();
        for (UUID disk : disks) {
            Optional<List<Grant>> grants = grants(disk);
            if (grants.isPresent()) {
                found.put(disk, permits(grants.get(), who, roles));
            }
        }
        return found;
    }

    private Set<String> permits(List<Grant> grants, Set<UUID> who, Map<UUID, Set<String>> roles)
            throws EngineException {
        Set<String> all = new HashSet<>();
        for (Grant grant : grants) {
            if (grant.isFor(who)) {
                Set<String> known = roles.get(grant.role());
                if (known == null) {
                    known = role(grant.role());
                    roles.put(grant.role(), known);
                }
                all.addAll(known);
            }
        }
        return Set.copyOf(all);
    }

    private Set<UUID> groups(UUID user) throws EngineException {
        var request = system.usersService()
                .userService(user.toString())
                .groupsService()
                .list();
        return new HashSet<>(
                Calls.find(Operation.of("list our groups"), request, root -> Fields.list(root, "group", Fields::id))
                        .orElse(List.of()));
    }

    private Optional<List<Grant>> grants(UUID disk) throws EngineException {
        var request = system.disksService()
                .diskService(disk.toString())
                .permissionsService()
                .list();
        return Calls.find(
                Operation.of("list permissions on a disk"),
                request,
                root -> Fields.list(root, "permission", Grant::of));
    }

    private Set<String> role(UUID id) throws EngineException {
        var request = system.rolesService()
                .roleService(id.toString())
                .permitsService()
                .list();
        return Set.copyOf(Calls.find(
                        Operation.of("list permits of a role"),
                        request,
                        root -> Fields.list(root, "permit", permit -> Fields.word(permit, "name")))
                .orElse(List.of()));
    }
}
