package io.chainkeeper.jobs.agent;

import io.chainkeeper.jobs.run.Failure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the agent is doing.
///
/// @param pid    its process
/// @param since  when it began
/// @param places what it looks after
public record AgentStatus(long pid, Instant since, List<Place> places) {
    /// Keeps its own copy of the list.
    public AgentStatus {
        places = List.copyOf(places);
    }

    /// One workplace of the agent.
    ///
    /// @param name       of the connection
    /// @param repository where its points live
    /// @param state      what it does there
    /// @param trouble    why it does nothing, if that is trouble
    /// @param runs       how many runs work now
    public record Place(String name, Path repository, State state, Optional<Failure> trouble, int runs) {}

    /// What the agent does in a workplace.
    public enum State {
        /// It is just being opened.
        OPENING,
        /// The agent owns it and works.
        WORKING,
        /// Another process, such as the window, owns it: the agent takes over when that one leaves.
        WAITING,
        /// It cannot be opened; it is tried again.
        TROUBLE
    }
}
