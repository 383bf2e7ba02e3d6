package io.chainkeeper.jobs.agent;

import io.chainkeeper.jobs.attach.Lease;
import io.chainkeeper.jobs.attach.Remote;
import io.chainkeeper.jobs.attach.Standin;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What other processes of the same user may ask of the agent.
public interface AgentControl {
    /// There is one agent for each user.
    String NAME = "agent";

    /// How it is doing.
    AgentStatus status() throws WorkplaceException;

    /// Asks it to end: its runs are cancelled and put their things away. Returns at once.
    void stop() throws WorkplaceException;

    /// A way to an agent that runs. To be closed.
    ///
    /// @param control asks it
    /// @param remote  the process
    record Line(AgentControl control, Remote remote) implements AutoCloseable {
        @Override
        public void close() {
            remote.close();
        }
    }

    /// The agent that runs for this user.
    ///
    /// @param data folder of the program's data
    /// @return empty if none runs
    static Optional<Line> find(Path data) throws IOException {
        return Remote.find(Lease.sign(data, NAME), AgentControl.class, Map.of())
                .map(remote -> new Line(standin(AgentControl.class, remote), remote));
    }

    /// An object whose questions all go to another process.
    static <T> T standin(Class<T> type, Remote remote) {
        return Standin.of(type, new Standin.Answering() {
            @Override
            public Optional<Object> ask(Standin.Question question) throws WorkplaceException {
                return remote.ask(question);
            }

            @Override
            public Optional<Object> here(Method method) {
                throw new IllegalStateException(method + " is answered by nobody");
            }
        });
    }
}
