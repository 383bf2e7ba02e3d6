package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// Who may do what: the user's role on the whole system, which everything in it inherits, and that of everybody.
///
/// A thing's permissions are its own and all that it inherits, each as if it were on the thing itself.
final class PermissionsResource {
    /// What everybody has: to change their own profile.
    private static final UUID PROFILE_EDITOR = UUID.fromString("def00021-0000-0000-0000-def000000021");

    private final EngineState state;

    PermissionsResource(EngineState state) {
        this.state = state;
    }

    void offer(Routes routes) {
        routes.get("permissions", _ -> Answer.ok(permissions("")));
        routes.get("disks/{disk}/permissions", request -> {
            if (!state.dataCentre().disks().containsKey(request.id("disk"))) {
                throw new NotFound();
            }
            return Answer.ok(permissions("disks/" + request.id("disk")));
        });
        routes.get(
                "vms/{vm}/permissions",
                request -> Answer.ok(permissions("vms/" + state.vm(request).id())));
        routes.get("users/{user}", request -> {
            own(request);
            return Answer.ok(user());
        });
        routes.get("users/{user}/groups", request -> {
            own(request);
            return Answer.ok(Element.of("groups"));
        });
        routes.get("roles", _ -> {
            Element roles = Element.of("roles");
            Arrays.stream(Role.values()).forEach(role -> roles.add(role(role)));
            return Answer.ok(roles);
        });
        routes.get("roles/{role}", request -> Answer.ok(role(roleOf(request))));
        routes.get("roles/{role}/permits", request -> Answer.ok(permits(request)));
    }

    private Element me() {
        return Api.thing("user", "users", state.dataCentre().user());
    }

    private void own(Request request) {
        if (!request.id("user").equals(state.dataCentre().user())) {
            throw new NotFound();
        }
    }

    private Element user() {
        return Api.links(me(), "groups", "permissions", "roles")
                .add("name", "admin")
                .add("namespace", "*")
                .add("principal", "admin");
    }

    private Element permissions(String on) {
        Role role = state.dataCentre().role();
        return Element.of("permissions")
                .add(permission(on, role.id()).add(me()))
                .add(permission(on, PROFILE_EDITOR).add(Api.thing("group", "groups", Role.EVERYONE)));
    }

    private static Element permission(String on, UUID role) {
        UUID id = UUID.nameUUIDFromBytes(("permission " + role).getBytes(StandardCharsets.UTF_8));
        Element permission = Api.thing("permission", on.isEmpty() ? "permissions" : on + "/permissions", id);
        if (!on.isEmpty()) {
            String[] parts = on.split("/");
            String name = parts[0].equals("disks") ? "disk" : "vm";
            permission.add(Api.thing(name, parts[0], parts[1]));
        }
        return permission.add(Api.thing("role", "roles", role));
    }

    private static Role roleOf(Request request) {
        UUID id = request.id("role");
        return Arrays.stream(Role.values())
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Element role(Role role) {
        return Api.links(Api.thing("role", "roles", role.id()), "permits")
                .add("name", role.words())
                .add("description", role.words())
                .add("administrative", role.administrative())
                .add("mutable", false);
    }

    private static Element permits(Request request) {
        Element permits = Element.of("permits");
        if (request.id("role").equals(PROFILE_EDITOR)) {
            return permits.add(permit(PROFILE_EDITOR, "edit_profile"));
        }
        Role role = roleOf(request);
        role.permits().forEach(permit -> permits.add(permit(role.id(), permit)));
        return permits;
    }

    private static Element permit(UUID role, String name) {
        return Api.thing("permit", "roles/" + role + "/permits", Math.abs(name.hashCode() % 10_000))
                .add("name", name)
                .add("administrative", false)
                .add(Api.thing("role", "roles", role));
    }
}
