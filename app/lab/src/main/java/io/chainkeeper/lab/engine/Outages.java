package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Host;
import io.chainkeeper.lab.model.LabClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Times in which the engine does not answer, or its host is away. By look both are counted in requests.
final class Outages {
    private static final Duration ENGINE = Duration.ofSeconds(20);
    private static final Duration HOST = Duration.ofSeconds(60);
    private static final int ENGINE_REQUESTS = 3;
    private static final int HOST_REQUESTS = 6;

    private final LabClock clock;
    private Instant engineBack = Instant.MIN;
    private int refusals;
    private Optional<UUID> lost = Optional.empty();
    private Instant hostBack = Instant.MIN;
    private int passes;

    Outages(LabClock clock) {
        this.clock = clock;
    }

    /// The engine is started anew.
    synchronized void engineGoes() {
        engineBack = clock.after(ENGINE);
        refusals = clock.byLook() ? ENGINE_REQUESTS : 0;
    }

    /// Whether the request at hand meets a web page instead of the engine.
    synchronized boolean engineAway() {
        if (refusals > 0) {
            refusals--;
            return true;
        }
        return clock.now().isBefore(engineBack);
    }

    /// The host is gone. To be called inside the data centre's lock, as the next.
    synchronized void hostGoes(Host host, DataCentre dc) {
        lost = Optional.of(host.id());
        hostBack = clock.after(HOST);
        passes = clock.byLook() ? HOST_REQUESTS : 0;
        dc.add(new Host(host.id(), host.name(), host.address(), host.cluster(), false));
    }

    /// Lets a lost host come back when its time has come.
    synchronized void pass(DataCentre dc) {
        if (lost.isEmpty() || passes-- > 0 || clock.now().isBefore(hostBack)) {
            return;
        }
        lost.map(dc.hosts()::get).ifPresent(h -> dc.add(new Host(h.id(), h.name(), h.address(), h.cluster(), true)));
        lost = Optional.empty();
    }
}
