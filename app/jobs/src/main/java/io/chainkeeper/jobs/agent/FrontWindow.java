package io.chainkeeper.jobs.agent;

import io.chainkeeper.jobs.attach.Lease;
import io.chainkeeper.jobs.attach.Remote;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.attach.Server;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one window of a user: a program that is started again shows it instead of opening another.
public final class FrontWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrontWindow.class);
    private static final String NAME = "window";

    private final Lease lease;
    private final Server server;

    private FrontWindow(Lease lease, Server server) {
        this.lease = lease;
        this.server = server;
    }

    /// What a later start may ask.
    public interface Showing {
        /// Brings the window to the front, from wherever it is.
        void show() throws WorkplaceException;
    }

    /// Asks the window that is open already to come to the front.
    ///
    /// @param data folder of the program's data
    /// @return false if there is none
    public static boolean showOther(Path data) {
        try {
            Optional<Remote> other = Remote.find(Lease.sign(data, NAME), Showing.class, Map.of());
            if (other.isEmpty()) {
                return false;
            }
            try (Remote remote = other.get()) {
                AgentControl.standin(Showing.class, remote).show();
                return true;
            }
        } catch (IOException | WorkplaceException e) {
            LOG.info("the other window does not answer", e);
            return false;
        }
    }

    /// Becomes the one window.
    ///
    /// @param showing asked by later starts, on a thread of its own
    /// @return empty if another one is, or nobody could reach this one
    public static Optional<FrontWindow> become(Path data, Showing showing) {
        try {
            Optional<Lease> lease = Lease.take(data, NAME);
            if (lease.isEmpty()) {
                return Optional.empty();
            }
            Lease held = lease.get();
            Server server = Server.open(held.sign(), RunnerKind.WINDOW, Showing.class, showing, Map.of());
            return Optional.of(new FrontWindow(held, server));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("later starts cannot find this window", e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            lease.close();
        } catch (IOException e) {
            LOG.warn("the lease was not given back", e);
        }
    }
}
