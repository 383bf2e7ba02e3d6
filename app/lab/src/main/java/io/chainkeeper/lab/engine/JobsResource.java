package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The engine's task list; in the lab only hybrid backups make entries, as on the real one.
final class JobsResource {
    private static final Search<Job> SEARCH = new Search<>(
            Map.of(
                    "description", (Job j) -> List.of(j.description()),
                    "correlation_id", j -> List.of(j.correlationId()),
                    "status", j -> List.of(status(j))),
            List.of("description"));

    private final EngineState state;

    JobsResource(EngineState state) {
        this.state = state;
    }

    void offer(Routes routes) {
        routes.get("jobs", this::list);
        routes.get("jobs/{job}", this::one);
        routes.get("jobs/{job}/steps", request -> {
            boolean known = job(request).isPresent();
            return known ? Answer.ok(Element.of("steps")) : Answer.notFound();
        });
    }

    private Answer list(Request request) {
        Element jobs = Element.of("jobs");
        SEARCH.apply(request, List.copyOf(state.dataCentre().jobs().values())).forEach(j -> jobs.add(xml(j)));
        return Answer.ok(jobs);
    }

    private Answer one(Request request) {
        return job(request).map(j -> Answer.ok(xml(j))).orElseGet(Answer::notFound);
    }

    private Optional<Job> job(Request request) {
        return Optional.ofNullable(state.dataCentre().jobs().get(request.id("job")));
    }

    private static String status(Job job) {
        return job.ended().isEmpty() ? "started" : job.succeeded() ? "finished" : "failed";
    }

    private static Element xml(Job job) {
        Element xml = Api.links(Api.thing("job", "jobs", job.id()), "steps")
                .add("description", job.description())
                .add("auto_cleared", true);
        job.ended().ifPresent(end -> xml.add("end_time", Api.date(end)));
        return xml.add("external", false)
                .add("last_updated", Api.date(job.ended().orElse(job.started())))
                .add("start_time", Api.date(job.started()))
                .add("status", status(job));
    }
}
