package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Event;
import io.chainkeeper.lab.model.Severity;
import io.chainkeeper.lab.model.Words;
import java.util.List;
import java.util.Map;

/// The audit log: read newest first, searched, tailed, and written to by other programs.
final class EventsResource {
    private final EngineState state;
    private final Search<Event> search;

    EventsResource(EngineState state) {
        this.state = state;
        this.search = new Search<>(
                Map.of(
                        "message", (Event e) -> List.of(e.description()),
                        "type", e -> List.of(String.valueOf(e.code())),
                        "severity", e -> List.of(Words.of(e.severity())),
                        "correlation_id", e -> List.of(e.correlationId()),
                        "event_vm", this::vmName,
                        "vm.name", this::vmName,
                        "time", e -> List.of(Api.date(e.time()))),
                List.of("message"));
    }

    void offer(Routes routes) {
        routes.get("events", this::list);
        routes.get("events/{event}", this::one);
        routes.post("events", this::write);
    }

    private List<String> vmName(Event event) {
        return event.vm().flatMap(state::vm).map(vm -> vm.name()).stream().toList();
    }

    private Answer list(Request request) {
        String from = request.query().getOrDefault("from", "");
        long after = from.matches("[0-9]{1,18}") ? Long.parseLong(from) : Long.MIN_VALUE;
        List<Event> newestFirst = state.dataCentre().events().reversed().stream()
                .filter(e -> e.index() > after)
                .toList();
        Element events = Element.of("events");
        search.apply(request, newestFirst).forEach(e -> events.add(xml(e)));
        return Answer.ok(events);
    }

    private Answer one(Request request) {
        String id = request.text("event");
        return state.dataCentre().events().stream()
                .filter(e -> String.valueOf(e.index()).equals(id))
                .findFirst()
                .map(e -> Answer.ok(xml(e)))
                .orElseGet(Answer::notFound);
    }

    /// A foreign program may write, but not in the engine's name, and each of its numbers once.
    private Answer write(Request request) {
        Element body = request.content();
        String origin = body.textAt("origin").orElseThrow(() -> incomplete("origin"));
        String text = body.textAt("description").orElseThrow(() -> incomplete("description"));
        int customId = Inputs.number(body, "custom_id").map(Math::toIntExact).orElseThrow(() -> incomplete("customId"));
        Severity severity = Inputs.word(Severity.class, body, "severity").orElseThrow(() -> incomplete("severity"));
        DataCentre dc = state.dataCentre();
        if (origin.equalsIgnoreCase("oVirt")) {
            throw Refusal.bad("Cannot add external event. The origin oVirt is reserved.");
        }
        if (dc.events().stream().anyMatch(e -> e.origin().equals(origin) && e.customId() == customId)) {
            throw Refusal.bad("Cannot add external event. The origin and custom event ID already exist.");
        }
        var event = new Event(
                dc.nextEvent(),
                9801,
                severity,
                text,
                request.correlationId(),
                state.now(),
                Inputs.idOf(body, "vm"),
                origin,
                customId);
        dc.events().add(event);
        return Answer.created(xml(event));
    }

    private static Refusal incomplete(String field) {
        return Refusal.incomplete("Event [" + field + "] required for add");
    }

    private static Element xml(Event event) {
        Element xml = Api.thing("event", "events", event.index())
                .add("description", event.description())
                .add("code", event.code());
        if (!event.correlationId().isEmpty()) {
            xml.add("correlation_id", event.correlationId());
        }
        xml.add("custom_id", event.customId())
                .add("flood_rate", 30)
                .add("index", event.index())
                .add("origin", event.origin())
                .add("severity", Words.of(event.severity()))
                .add("time", Api.date(event.time()));
        event.vm().ifPresent(vm -> xml.add(Api.thing("vm", "vms", vm)));
        return xml;
    }
}
