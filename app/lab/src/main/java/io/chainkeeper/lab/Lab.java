package io.chainkeeper.lab;

import io.chainkeeper.lab.engine.EngineServer;
import io.chainkeeper.lab.http.HttpsListener;
import io.chainkeeper.lab.imageio.ImageServer;
import io.chainkeeper.lab.model.CompatibilityLevel;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.LabClock;
import io.chainkeeper.lab.model.Role;
import io.chainkeeper.lab.model.StorageDomain;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.storage.LabStore;
import io.chainkeeper.lab.tls.LabCa;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.lab.trouble.Troubles;
import io.chainkeeper.lab.trouble.Watcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/// A running lab: an engine and an image server on loopback, and the disks and guests behind them.
///
/// Clients reach it by [#engineUrl] with [#caPem], [#user] and [#password], as any engine. Whoever holds this object
/// stands in its machine room: adds VMs, lets guests write, orders troubles, and asks at the end what was left
/// behind. The lab's folder keeps the certificate authority and the password; disks live only as long as the lab.
/// Safe for many threads.
public final class Lab implements AutoCloseable {
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1");
    private static final String USER = "admin@internal";

    private final Path folder;
    private final InstantSource clock;
    private final LabCa ca;
    private final String password;
    private final Troubles troubles;
    private final LabStore store;
    private final ImageServer images;
    private final DataCentre dataCentre;
    private final EngineServer engine;
    private final HttpsListener control;

    private Lab(LabOptions options, Opened opened) throws IOException {
        this.folder = options.folder();
        this.clock = options.clock();
        this.ca = LabCa.in(folder, options.clock().instant());
        SSLContext tls = ca.serverContext(HOSTS, options.clock().instant());
        this.password = Secrets.password(folder);
        this.troubles = new Troubles();
        this.store = opened.add(LabStore.in(folder.resolve("disks")));
        this.images = opened.add(ImageServer.start(tls, options.imageioPort(), troubles, options.clock()));
        this.dataCentre = DataCentre.small(CompatibilityLevel.parse(options.compat()), "localhost");
        this.engine = opened.add(EngineServer.start(new EngineServer.Setup(
                dataCentre,
                store,
                images,
                new LabClock(options.clock(), options.timeScale()),
                troubles,
                tls,
                options.enginePort(),
                ca.pem(),
                USER,
                password)));
        ControlRoute route = new ControlRoute(this, Secrets.newKey(folder));
        this.control = opened.add(HttpsListener.start(tls, 0, route));
        Files.writeString(folder.resolve("engine.url"), engineUrl() + "\n");
        Files.writeString(folder.resolve("control.url"), "https://localhost:" + control.port() + "/lab/\n");
    }

    /// Starts a lab with an empty data centre: one cluster, one host, one storage domain, no VM.
    ///
    /// @throws IOException when its folder cannot be used or a port is taken
    public static Lab start(LabOptions options) throws IOException {
        Files.createDirectories(options.folder());
        try (Opened opened = new Opened()) {
            Lab lab = new Lab(options, opened);
            opened.keep();
            return lab;
        }
    }

    /// The engine's address, `https://localhost:PORT/ovirt-engine`.
    public URI engineUrl() {
        return engine.url();
    }

    /// The certificate authority's certificate, in PEM.
    public String caPem() {
        return ca.pem();
    }

    /// The one user, `admin@internal`.
    public String user() {
        return USER;
    }

    /// Gives the user another role on the whole system: `SuperUser`, which it has in the beginning, `DiskOperator`,
    /// `DiskCreator` or `ReadOnlyAdmin`.
    public void userIs(String role) {
        dataCentre.locked(() -> dataCentre.role(Role.called(role)));
    }

    /// The user's password: random, the same for every lab in one folder.
    public String password() {
        return password;
    }

    /// All that this lab has told its clients and that lets somebody in: tokens and tickets, good or not any more, the
    /// last thousand of each. For tests that look whether one of them was written down anywhere.
    public List<String> handedOut() {
        List<String> all = new ArrayList<>(engine.tokens());
        images.given().forEach(ticket -> all.add(ticket.toString()));
        return all;
    }

    /// The image server's port.
    public int imageioPort() {
        return images.port();
    }

    /// Where the lab keeps its things.
    public Path folder() {
        return folder;
    }

    /// Every VM, also those that clients made, oldest first.
    public List<LabVm> vms() {
        List<Vm> all = dataCentre.locked(() -> List.copyOf(dataCentre.vms().values()));
        return all.stream().map(this::of).toList();
    }

    /// The VM of a name.
    ///
    /// @throws IllegalArgumentException when there is none
    public LabVm vm(String name) {
        return vms().stream()
                .filter(vm -> vm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no VM is called " + name));
    }

    /// Every disk that has bytes, whether it hangs on a VM or not.
    public List<LabDisk> disks() {
        List<Disk> all = dataCentre.locked(() -> List.copyOf(dataCentre.disks().values()));
        return all.stream()
                .flatMap(disk -> store.find(disk.id()).stream()
                        .map(content -> new LabDisk(disk.id(), dataCentre.locked(disk::alias), content)))
                .toList();
    }

    /// Makes a VM.
    ///
    /// @throws IOException              when a disk's source cannot be read
    /// @throws IllegalArgumentException when the name is taken
    public LabVm add(VmSpec spec) throws IOException {
        return of(new Planting(dataCentre, store, folder, clock).plant(spec));
    }

    /// Hangs a disk of one VM on another one too; it should be shareable.
    public void share(LabDisk disk, LabVm with) {
        Planting.share(dataCentre, disk.id(), with.id());
    }

    /// Makes a network with a vNIC profile of the same name.
    ///
    /// @return the profile's id
    public UUID addNetwork(String name) {
        return dataCentre.locked(() -> dataCentre.addNetwork(name));
    }

    /// Makes a storage domain.
    ///
    /// @param available bytes that it says are free
    /// @return its id
    public UUID addStorageDomain(String name, long available) {
        var domain = new StorageDomain(UUID.randomUUID(), name, "data", "nfs", available, 0, false);
        dataCentre.locked(() -> dataCentre.add(domain));
        return domain.id();
    }

    private LabVm of(Vm vm) {
        return new LabVm(dataCentre, store, engine, vm);
    }

    /// Orders a trouble; it strikes once, on the first request that it fits.
    public void next(Trouble trouble) {
        troubles.next(trouble);
    }

    /// Shows every request to somebody from now on, who decides what becomes of it.
    public void watchedBy(Watcher watcher) {
        troubles.watchedBy(watcher);
    }

    /// Tells somebody from now on what disks hold at the moment of each backup, just when it begins to be held.
    /// Nothing else happens in the lab meanwhile.
    public void momentsToldTo(Consumer<BackupMoment> who) {
        engine.listen((vm, disks) -> who.accept(new BackupMoment(vm, disks)));
    }

    /// The troubles that have not struck yet, oldest first.
    public List<Trouble> troubles() {
        return troubles.waiting();
    }

    /// Calls off the troubles that have not struck yet.
    public void forgetTroubles() {
        troubles.clear();
    }

    /// What clients have begun and not ended: running backups, their snapshots and locks, open transfers, tickets.
    /// A line for each; empty when all is clean.
    public List<String> leftovers() {
        List<String> lines = new ArrayList<>(engine.leftovers());
        for (UUID ticket : images.tickets()) {
            lines.add("ticket " + ticket);
        }
        return lines;
    }

    /// Insists that nothing is left behind.
    ///
    /// @throws AssertionError with the list, when something is
    public void assertClean() {
        List<String> lines = leftovers();
        if (!lines.isEmpty()) {
            throw new AssertionError("the lab is not clean:\n  " + String.join("\n  ", lines));
        }
    }

    /// Stops everything and deletes the disks. Not strict: see [#assertClean].
    @Override
    public void close() throws IOException {
        control.close();
        engine.close();
        images.close();
        Files.deleteIfExists(folder.resolve("control.url"));
        Files.deleteIfExists(folder.resolve("engine.url"));
        Files.deleteIfExists(folder.resolve("control.key"));
        store.close();
    }

    /// What was opened so far, closed again in reverse order unless it is kept.
    private static final class Opened implements AutoCloseable {
        private final List<AutoCloseable> parts = new ArrayList<>();
        private boolean kept;

        <T extends AutoCloseable> T add(T part) {
            parts.addFirst(part);
            return part;
        }

        void keep() {
            kept = true;
        }

        @Override
        public void close() throws IOException {
            for (AutoCloseable part : kept ? List.<AutoCloseable>of() : parts) {
                try {
                    part.close();
                } catch (IOException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IOException(e);
                }
            }
        }
    }
}
