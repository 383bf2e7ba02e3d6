package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.imageio.ImageServer;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.LabClock;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.storage.LabStore;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.lab.trouble.Troubles;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/// What every part of the engine shares.
///
/// @param dataCentre the inventory and the work in progress
/// @param store      the disks' bytes
/// @param images     the image server, for tickets
/// @param clock      the lab's time
/// @param troubles   what is to go wrong
/// @param views      the disks' frozen moments that backups and snapshots hold
/// @param chores     file work that phases leave behind, done after the lock is released
/// @param imageUrl   where the host's image server is reached, as in `https://localhost:54322`
record EngineState(
        DataCentre dataCentre,
        LabStore store,
        ImageServer images,
        LabClock clock,
        Troubles troubles,
        FrozenViews views,
        Queue<Answer.FileWork> chores,
        String imageUrl) {

    Instant now() {
        return clock.now();
    }

    /// Whether a trouble of this kind waits; if so it strikes now.
    boolean strikes(Class<? extends Trouble> kind) {
        return troubles.take(kind).isPresent();
    }

    /// Whether something is to happen at a moment that only whoever asks can let happen; if so it happens now.
    boolean strikes(Happening what, Moment when) {
        return troubles.take(when, each -> each == what).isPresent();
    }

    /// Writes an event about a VM.
    void log(EventKind kind, String text, String correlationId, UUID vm) {
        dataCentre.log(kind, text, correlationId, now(), Optional.of(vm));
    }

    /// Writes an event about nothing in particular.
    void log(EventKind kind, String text, String correlationId) {
        dataCentre.log(kind, text, correlationId, now(), Optional.empty());
    }

    /// The VM that a request's path names.
    ///
    /// @throws NotFound when it is gone
    Vm vm(Request request) {
        return vm(request.id("vm")).orElseThrow(NotFound::new);
    }

    Optional<Vm> vm(UUID id) {
        return Optional.ofNullable(dataCentre.vms().get(id));
    }
}
