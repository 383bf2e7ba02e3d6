package io.chainkeeper.lab.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A virtual machine. Guarded by the data centre's lock; the collections it hands out are its own, to be changed
/// inside that lock.
public final class Vm {
    private final UUID id;
    private final UUID cluster;
    private final Instant created;
    private final UUID activeSnapshot = UUID.randomUUID();
    private final Map<UUID, Attachment> attachments = new LinkedHashMap<>();
    private final List<Nic> nics = new ArrayList<>();
    private final Map<UUID, Snapshot> snapshots = new LinkedHashMap<>();
    private final Map<UUID, Checkpoint> checkpoints = new LinkedHashMap<>();
    private final Set<UUID> tags = new LinkedHashSet<>();
    private String name;
    private VmHardware hardware = VmHardware.SMALL;
    private VmStatus status = VmStatus.DOWN;
    private Optional<Transition> transition = Optional.empty();
    private String description = "";
    private Optional<CompatibilityLevel> customCompat = Optional.empty();
    private Optional<String> fqdn = Optional.empty();
    private GuestAgent agent = GuestAgent.WORKS;
    private boolean illegalImages;
    private boolean hostedEngine;

    /// A status that comes by itself.
    ///
    /// @param to   what the VM will be
    /// @param when from which moment on
    public record Transition(VmStatus to, Instant when) {}

    /// A VM that is down, without disks and NICs.
    public Vm(UUID id, String name, UUID cluster, Instant created) {
        this.id = id;
        this.name = name;
        this.cluster = cluster;
        this.created = created;
    }

    /// Its id.
    public UUID id() {
        return id;
    }

    /// Its name, unique in the data centre.
    public String name() {
        return name;
    }

    /// The cluster it belongs to.
    public UUID cluster() {
        return cluster;
    }

    /// When it was made.
    public Instant created() {
        return created;
    }

    /// The id under which the API shows the VM's present state among its snapshots.
    public UUID activeSnapshot() {
        return activeSnapshot;
    }

    /// What it is doing.
    public VmStatus status() {
        return status;
    }

    /// The status that comes by itself, if one does.
    public Optional<Transition> transition() {
        return transition;
    }

    /// Free text.
    public String description() {
        return description;
    }

    /// What it is built of.
    public VmHardware hardware() {
        return hardware;
    }

    /// The VM's own compatibility level where it differs from its cluster's.
    public Optional<CompatibilityLevel> customCompat() {
        return customCompat;
    }

    /// What the guest agent calls the guest; shown only while it is up.
    public Optional<String> fqdn() {
        return fqdn;
    }

    /// The agent in its guest.
    public GuestAgent agent() {
        return agent;
    }

    /// Sets the agent in its guest.
    public void agent(GuestAgent now) {
        agent = now;
    }

    /// Whether a failed merge left volumes that make new backups unwise.
    public boolean illegalImages() {
        return illegalImages;
    }

    /// Whether this is the VM in which the engine itself runs.
    public boolean hostedEngine() {
        return hostedEngine;
    }

    /// By disk id, in order of attachment.
    public Map<UUID, Attachment> attachments() {
        return attachments;
    }

    /// Its NICs in order.
    public List<Nic> nics() {
        return nics;
    }

    /// By id, oldest first, without the active one.
    public Map<UUID, Snapshot> snapshots() {
        return snapshots;
    }

    /// By id, oldest first.
    public Map<UUID, Checkpoint> checkpoints() {
        return checkpoints;
    }

    /// The ids of its tags.
    public Set<UUID> tags() {
        return tags;
    }

    /// Whether a disk hangs on it and is plugged.
    public boolean hasActive(UUID disk) {
        Attachment attachment = attachments.get(disk);
        return attachment != null && attachment.active();
    }

    /// Hangs a disk on it, or changes how it hangs.
    public void attach(Attachment attachment) {
        attachments.put(attachment.disk(), attachment);
    }

    /// Plugs in a NIC.
    public void add(Nic nic) {
        nics.add(nic);
    }

    /// Gives it another name; the caller sees to it that it is free.
    public void rename(String newName) {
        name = newName;
    }

    /// Gives it another description.
    public void describe(String newDescription) {
        description = newDescription;
    }

    /// Rebuilds it.
    public void hardware(VmHardware now) {
        hardware = now;
    }

    /// Puts the VM into a status that stays.
    public void status(VmStatus now) {
        status = now;
        transition = Optional.empty();
    }

    /// Puts the VM into a status that passes into another by itself.
    public void passing(VmStatus now, VmStatus then, Instant when) {
        status = now;
        transition = Optional.of(new Transition(then, when));
    }

    /// Sets its own compatibility level, or lets its cluster decide.
    public void customCompat(Optional<CompatibilityLevel> level) {
        customCompat = level;
    }

    /// Sets what the guest agent calls the guest.
    public void fqdn(String guestName) {
        fqdn = Optional.of(guestName);
    }

    /// Sets whether a failed merge left its traces.
    public void illegalImages(boolean now) {
        illegalImages = now;
    }

    /// Makes it the VM in which the engine runs.
    public void hostedEngine(boolean now) {
        hostedEngine = now;
    }
}
