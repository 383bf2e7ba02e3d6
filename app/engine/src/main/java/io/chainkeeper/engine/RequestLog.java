package io.chainkeeper.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a request of ours had the engine do, by its audit log. Engines choose the ids of VMs and transfers
/// themselves, and only the log names the request with what it has begun: all that is left when an answer got lost.
final class RequestLog {
    /// A request leaves a handful of events.
    private static final int MOST = 100;

    private final Inventory inventory;
    private final Transfers transfers;

    RequestLog(Inventory inventory, Transfers transfers) {
        this.inventory = inventory;
        this.transfers = transfers;
    }

    /// VMs that it made from a saved configuration.
    List<UUID> imported(String correlationId) throws EngineException {
        return events(correlationId).stream()
                .filter(event -> event.code() == Event.VM_IMPORTED)
                .flatMap(event -> event.vm().stream())
                .distinct()
                .toList();
    }

    /// The open transfer that it has begun. The log does not name that either; but it tells whether a request has
    /// begun one that did not end, and a disk has one at a time.
    Optional<ImageTransfer> transferBegunBy(UUID disk, String correlationId) throws EngineException {
        List<Event> events = events(correlationId);
        boolean open = events.stream().anyMatch(event -> event.code() == Event.TRANSFER_BEGUN)
                && events.stream().noneMatch(event -> Event.TRANSFER_ENDED.contains(event.code()));
        return open
                ? transfers.transfers(disk).stream()
                        .filter(each -> !each.phase().ended())
                        .findFirst()
                : Optional.empty();
    }

    /// What is said against the snapshot that it had the engine make, if anything.
    Optional<String> snapshotDoubt(String correlationId) throws EngineException {
        return events(correlationId).stream()
                .filter(event -> event.code() == Event.SNAPSHOT_INCONSISTENT)
                .map(Event::description)
                .findFirst();
    }

    private List<Event> events(String correlationId) throws EngineException {
        return inventory.events("correlation_id=" + CorrelationIds.require(correlationId), MOST).stream()
                .filter(event -> event.correlationId().equals(Optional.of(correlationId)))
                .toList();
    }
}
