package io.chainkeeper.lab.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A role that the lab's user can have on the whole system, as an engine comes with it.
public enum Role {
    /// May do everything.
    SUPER_USER("00000000-0000-0000-0000-000000000001", "SuperUser", true, Set.of(Role.BACKUP, Role.EDIT, Role.CREATE)),
    /// May use, change and back up disks.
    DISK_OPERATOR("def0000a-0000-0000-0000-def00000000a", "DiskOperator", false, Set.of(Role.BACKUP, Role.EDIT)),
    /// May make disks, and do nothing else with them.
    DISK_CREATOR("def0000b-0000-0000-0000-def00000000b", "DiskCreator", false, Set.of(Role.CREATE)),
    /// May look at everything.
    READ_ONLY_ADMIN("def00018-0000-0000-0000-def000000018", "ReadOnlyAdmin", true, Set.of());

    /// To start a backup of a disk.
    public static final String BACKUP = "backup_disk";

    /// To change a disk, and to open a transfer of it.
    public static final String EDIT = "edit_disk_properties";

    /// To make a disk.
    public static final String CREATE = "create_disk";

    /// The group of all users, and the role that it has on every system.
    public static final UUID EVERYONE = UUID.fromString("eee00000-0000-0000-0000-123456789eee");

    private final UUID id;
    private final String words;
    private final boolean administrative;
    private final Set<String> permits;

    Role(String id, String words, boolean administrative, Set<String> permits) {
        this.id = UUID.fromString(id);
        this.words = words;
        this.administrative = administrative;
        this.permits = permits;
    }

    /// The role of a name.
    public static Role called(String name) {
        return Arrays.stream(values())
                .filter(role -> role.words.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role is called " + name));
    }

    /// Its id.
    public UUID id() {
        return id;
    }

    /// Its name.
    public String words() {
        return words;
    }

    /// Whether whoever has it may use the API without being filtered.
    public boolean administrative() {
        return administrative;
    }

    /// What it allows, in order.
    public List<String> permits() {
        return permits.stream().sorted().toList();
    }

    /// Whether it allows something.
    public boolean allows(String permit) {
        return permits.contains(permit);
    }
}
