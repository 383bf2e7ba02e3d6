package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.http.HttpsListener;
import io.chainkeeper.lab.http.WatchedRoute;
import io.chainkeeper.lab.imageio.ImageServer;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.LabClock;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.storage.LabStore;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Troubles;
import io.chainkeeper.lab.trouble.Watcher;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;

/// The simulated engine, listening. The parts are put together here and nowhere else.
public final class EngineServer implements AutoCloseable {
    private final EngineState state;
    private final VmLife life;
    private final Progress progress;
    private final Incidents incidents;
    private final Sessions sessions;
    private final Moments moments;
    private final HttpsListener listener;

    /// What an engine is made of.
    ///
    /// @param dataCentre what it knows
    /// @param store      the disks' bytes
    /// @param images     where its tickets go
    /// @param clock      the lab's time
    /// @param troubles   what is to go wrong
    /// @param tls        its own certificate and key
    /// @param port       where to listen, 0 for any free port
    /// @param caPem      the certificate authority's certificate, for whoever asks
    /// @param user       the one user, as in `admin@internal`
    /// @param password   the user's password
    public record Setup(
            DataCentre dataCentre,
            LabStore store,
            ImageServer images,
            LabClock clock,
            Troubles troubles,
            SSLContext tls,
            int port,
            String caPem,
            String user,
            String password) {
        @Override
        public String toString() {
            return "engine on port " + port;
        }
    }

    private EngineServer(
            EngineState state,
            VmLife life,
            Progress progress,
            Incidents incidents,
            Sessions sessions,
            Moments moments,
            HttpsListener listener) {
        this.moments = moments;
        this.incidents = incidents;
        this.sessions = sessions;
        this.state = state;
        this.life = life;
        this.progress = progress;
        this.listener = listener;
    }

    /// Starts an engine on loopback.
    ///
    /// @throws IOException when the port can't be had
    public static EngineServer start(Setup setup) throws IOException {
        EngineState state = new EngineState(
                setup.dataCentre(),
                setup.store(),
                setup.images(),
                setup.clock(),
                setup.troubles(),
                new FrozenViews(),
                new ConcurrentLinkedQueue<>(),
                "https://localhost:" + setup.images().port());
        Sessions sessions = new Sessions(setup.clock().source());
        DiskLocks locks = new DiskLocks(setup.dataCentre());
        DiskXml diskXml = new DiskXml(state, locks);
        VmXml vmXml = new VmXml(state);
        VmLife life = new VmLife(state);
        DiskMaking diskMaking = new DiskMaking(state);
        Moments moments = new Moments();
        Outages outages = new Outages(setup.clock());
        BackupPhases backups = new BackupPhases(state, moments);
        Tickets tickets = new Tickets(state);
        FullDomains fullDomains = new FullDomains(setup.dataCentre());
        TransferPhases transfers = new TransferPhases(state, tickets, fullDomains);
        TransferXml transferXml = new TransferXml(state.imageUrl());
        BackupStart backupStart = new BackupStart(state, new BackupChecks(state, locks), backups, life, moments);
        TransferStart transferStart = new TransferStart(state, locks, tickets, transferXml, backups, diskMaking);
        SnapshotsResource snapshots = new SnapshotsResource(state, locks, diskXml);
        DisksResource disks = new DisksResource(state, diskMaking, locks, diskXml);

        Routes routes = new Routes();
        new RootResource(state).offer(routes);
        new InventoryResource(state).offer(routes);
        new PermissionsResource(state).offer(routes);
        new VmsResource(state, vmXml, life, new VmMaking(state, vmXml)).offer(routes);
        new VmPartsResource(state).offer(routes);
        new AttachmentsResource(state, locks, diskMaking, disks).offer(routes);
        snapshots.offer(routes);
        new VolumesResource(state).offer(routes);
        new BackupsResource(state, backupStart, backups, diskXml).offer(routes);
        new CheckpointsResource(state, locks, backups, diskXml).offer(routes);
        disks.offer(routes);
        new TransfersResource(state, transferStart, transfers, transferXml).offer(routes);
        new EventsResource(state).offer(routes);
        new JobsResource(state).offer(routes);

        Progress progress = new Progress(state, backups, transfers, life, diskMaking, snapshots, outages);
        SignInPages signIn = new SignInPages(sessions, setup.user(), setup.password(), setup.caPem());
        ApiDoor door = new ApiDoor(state, sessions, signIn, progress, routes, outages);
        GuestIncidents guests = new GuestIncidents(state);
        DiskIncidents onDisks = new DiskIncidents(state, snapshots, locks, backups);
        EngineIncidents onEngine = new EngineIncidents(state, sessions, outages, backups, transfers, guests);
        Incidents incidents = new Incidents(state, guests, onDisks, onEngine, transfers, fullDomains);
        moments.listen(incidents::at);
        state.images().whenUsed(ticket -> {
            if (state.troubles().waitsFor(Moment.TRANSFERRING)) {
                state.dataCentre().locked(() -> incidents.used(ticket));
            }
        });
        WatchedRoute watched = new WatchedRoute(Watcher.Server.ENGINE, setup.troubles(), door);
        HttpsListener listener = HttpsListener.start(setup.tls(), setup.port(), watched);
        return new EngineServer(state, life, progress, incidents, sessions, moments, listener);
    }

    /// The port it listens on.
    public int port() {
        return listener.port();
    }

    /// Its address, `https://localhost:PORT/ovirt-engine`.
    public URI url() {
        return URI.create("https://localhost:" + port() + "/ovirt-engine");
    }

    /// The last thousand tokens that it gave.
    public List<String> tokens() {
        return sessions.given();
    }

    /// What clients left behind; empty when everything was cleaned up.
    public List<String> leftovers() {
        return state.dataCentre().locked(() -> {
            progress.pass();
            return Leftovers.of(state.dataCentre());
        });
    }

    /// Starts a VM as an administrator would.
    ///
    /// @throws IllegalStateException when the engine refuses
    public void start(Vm vm) {
        asAdministrator(vm, () -> life.start(vm, ""));
    }

    /// Stops a VM as an administrator would, without force.
    ///
    /// @throws IllegalStateException when the engine refuses
    public void stop(Vm vm) {
        asAdministrator(vm, () -> life.stop(vm, false, ""));
    }

    /// Lets something happen to a VM at once.
    ///
    /// @throws IllegalStateException when it cannot happen now
    public void happen(Happening what, Vm vm) {
        asAdministrator(vm, () -> incidents.now(what, vm));
    }

    /// Lets somebody hear of the moments of backups from now on.
    public void listen(MomentListener who) {
        state.dataCentre().locked(() -> moments.tellHeld(who));
    }

    /// Lets a VM pass into the status that is due, as every look through the API does.
    public void look(Vm vm) {
        state.dataCentre().locked(() -> life.look(vm));
    }

    /// An administrator looks before and after.
    private void asAdministrator(Vm vm, Runnable work) {
        try {
            state.dataCentre().locked(() -> {
                life.look(vm);
                work.run();
                life.look(vm);
            });
        } catch (Refusal refusal) {
            throw new IllegalStateException(refusal.detail(), refusal);
        }
    }

    /// Stops listening and lets go of every frozen moment. Disks and their bytes stay.
    @Override
    public void close() {
        listener.close();
        state.dataCentre().locked(state.views()::releaseAll);
    }
}
