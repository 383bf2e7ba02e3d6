package io.chainkeeper.lab.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Everything the simulated engine knows: one data centre with its inventory, its work in progress and its log.
///
/// One lock guards all of it. Whoever reads or changes anything does so inside [#locked]; no network or file
/// access happens there.
public final class DataCentre {
    private final ReentrantLock lock = new ReentrantLock();
    private final UUID id = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final CompatibilityLevel compat;
    private final Map<UUID, Cluster> clusters = new LinkedHashMap<>();
    private final Map<UUID, Host> hosts = new LinkedHashMap<>();
    private final Map<UUID, StorageDomain> storageDomains = new LinkedHashMap<>();
    private final Map<UUID, Network> networks = new LinkedHashMap<>();
    private final Map<UUID, VnicProfile> vnicProfiles = new LinkedHashMap<>();
    private final Map<UUID, Template> templates = new LinkedHashMap<>();
    private final Map<UUID, Tag> tags = new LinkedHashMap<>();
    private final Map<UUID, Vm> vms = new LinkedHashMap<>();
    private final Map<UUID, Disk> disks = new LinkedHashMap<>();
    private final Map<UUID, Backup> backups = new LinkedHashMap<>();
    private final Map<UUID, Transfer> transfers = new LinkedHashMap<>();
    private final Map<UUID, Job> jobs = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final MacPool macPool = new MacPool();
    private Role role = Role.SUPER_USER;

    /// A data centre with one cluster, one host, one data domain, one network with its profile, and no VM.
    ///
    /// @param hostAddress where the host's image server is reached
    public static DataCentre small(CompatibilityLevel compat, String hostAddress) {
        var dc = new DataCentre(compat);
        var cluster = new Cluster(UUID.randomUUID(), "Default", compat);
        dc.clusters.put(cluster.id(), cluster);
        dc.add(new Host(UUID.randomUUID(), "host1", hostAddress, cluster.id(), true));
        dc.add(new StorageDomain(UUID.randomUUID(), "data1", "data", "nfs", 100L << 30, 50L << 30, true));
        dc.addNetwork("ovirtmgmt");
        return dc;
    }

    private DataCentre(CompatibilityLevel compat) {
        this.compat = compat;
        templates.put(Template.BLANK.id(), Template.BLANK);
        tags.put(Tag.ROOT.id(), Tag.ROOT);
    }

    /// Does something with the data centre while nobody else does. May be nested.
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Does something with the data centre while nobody else does. May be nested.
    public void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /// Its id.
    public UUID id() {
        return id;
    }

    /// The id of the one user.
    public UUID user() {
        return user;
    }

    /// What the user is on the whole system.
    public Role role() {
        return role;
    }

    /// Gives the user another role in place of the present one.
    public void role(Role other) {
        role = other;
    }

    /// Its name.
    public String name() {
        return "Default";
    }

    /// The level of its first cluster.
    public CompatibilityLevel compat() {
        return compat;
    }

    /// All clusters by id.
    public Map<UUID, Cluster> clusters() {
        return clusters;
    }

    /// All hosts by id.
    public Map<UUID, Host> hosts() {
        return hosts;
    }

    /// All storage domains by id.
    public Map<UUID, StorageDomain> storageDomains() {
        return storageDomains;
    }

    /// All networks by id.
    public Map<UUID, Network> networks() {
        return networks;
    }

    /// All vNIC profiles by id.
    public Map<UUID, VnicProfile> vnicProfiles() {
        return vnicProfiles;
    }

    /// All templates by id, Blank among them.
    public Map<UUID, Template> templates() {
        return templates;
    }

    /// All tags by id, the root among them.
    public Map<UUID, Tag> tags() {
        return tags;
    }

    /// All VMs by id, oldest first.
    public Map<UUID, Vm> vms() {
        return vms;
    }

    /// All disks by id, oldest first.
    public Map<UUID, Disk> disks() {
        return disks;
    }

    /// All backups that are remembered, by id.
    public Map<UUID, Backup> backups() {
        return backups;
    }

    /// All image transfers that are remembered, by id.
    public Map<UUID, Transfer> transfers() {
        return transfers;
    }

    /// The task list by id.
    public Map<UUID, Job> jobs() {
        return jobs;
    }

    /// The audit log, oldest first.
    public List<Event> events() {
        return events;
    }

    /// Where new MAC addresses come from.
    public MacPool macPool() {
        return macPool;
    }

    /// Enters a cluster.
    public void add(Cluster cluster) {
        clusters.put(cluster.id(), cluster);
    }

    /// Enters a host.
    public void add(Host host) {
        hosts.put(host.id(), host);
    }

    /// Enters a storage domain.
    public void add(StorageDomain domain) {
        storageDomains.put(domain.id(), domain);
    }

    /// Makes a network and a profile of its name.
    ///
    /// @return the profile's id
    public UUID addNetwork(String name) {
        var network = new Network(UUID.randomUUID(), name);
        networks.put(network.id(), network);
        var profile = new VnicProfile(UUID.randomUUID(), name, network.id());
        vnicProfiles.put(profile.id(), profile);
        return profile.id();
    }

    /// Enters a disk; its bytes are made by the store.
    public void add(Disk disk) {
        disks.put(disk.id(), disk);
    }

    /// Enters a VM.
    public void add(Vm vm) {
        vms.put(vm.id(), vm);
    }

    /// The tag of that name, made when there is none.
    public Tag tag(String name) {
        for (Tag tag : tags.values()) {
            if (tag.name().equals(name)) {
                return tag;
            }
        }
        var made = new Tag(UUID.randomUUID(), name);
        tags.put(made.id(), made);
        return made;
    }

    /// The cluster that was there first.
    public Cluster firstCluster() {
        return clusters.values().iterator().next();
    }

    /// The storage domain that was there first.
    public StorageDomain firstStorageDomain() {
        return storageDomains.values().iterator().next();
    }

    /// The level that counts for a VM: its own, or its cluster's.
    public CompatibilityLevel compatOf(Vm vm) {
        var cluster = clusters.get(vm.cluster());
        return vm.customCompat().orElse(cluster == null ? compat : cluster.compat());
    }

    /// The VM, if any, one of whose NICs has this MAC address.
    public Optional<Vm> vmWithMac(String mac) {
        return vms.values().stream()
                .filter(vm -> vm.nics().stream().anyMatch(nic -> nic.mac().equalsIgnoreCase(mac)))
                .findFirst();
    }

    /// A new address from the pool.
    public String newMac() {
        return macPool.next(mac -> vmWithMac(mac).isPresent());
    }

    /// The VMs a disk hangs on.
    public List<Vm> vmsWith(UUID disk) {
        return vms.values().stream()
                .filter(vm -> vm.attachments().containsKey(disk))
                .toList();
    }

    /// The VM's backups that have not ended.
    public List<Backup> runningBackups(UUID vm) {
        return backups.values().stream()
                .filter(b -> b.vm().equals(vm) && !b.phase().ended())
                .toList();
    }

    /// The transfers of a disk that have not ended.
    public List<Transfer> openTransfers(UUID disk) {
        return transfers.values().stream()
                .filter(t -> t.disk().equals(disk) && !t.phase().ended())
                .toList();
    }

    /// A host that can run things, or none.
    public Optional<Host> hostUp() {
        return hosts.values().stream().filter(Host::up).findFirst();
    }

    /// Writes a line of the engine's own into the log.
    public void log(EventKind kind, String description, String correlationId, Instant time, Optional<UUID> vm) {
        events.add(new Event(
                nextEvent(), kind.code(), kind.severity(), description, correlationId, time, vm, "oVirt", -1));
    }

    /// The number of the next event.
    public long nextEvent() {
        return events.isEmpty() ? 1 : events.getLast().index() + 1;
    }
}
