package io.chainkeeper.jobs.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.agent.AgentStatus.State;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The agent and a window around one repository, without an engine.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AgentTest {
    @TempDir
    Path folder;

    private final BlockingQueue<AgentStatus.Place> told = new LinkedBlockingQueue<>();
    private final AtomicInteger company = new AtomicInteger();

    private WorkplaceOptions options() {
        return WorkplaceOptions.offline(folder.resolve("repository"), folder.resolve("catalog"));
    }

    private Post post() {
        return new Post("one", "small office", folder.resolve("repository"), this::options);
    }

    private Agent.Duty duty(Post post) {
        return new Agent.Duty(
                () -> List.of(post),
                place -> {
                    company.incrementAndGet();
                    return company::decrementAndGet;
                },
                told::add);
    }

    private Agent agent(Post post) throws Exception {
        return Agent.take(folder.resolve("data"), duty(post), Clock.systemUTC()).orElseThrow();
    }

    private static Thread running(Agent agent, AtomicBoolean asked) {
        return Thread.ofPlatform().start(() -> {
            try (agent) {
                agent.run(asked::get);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private State next() throws InterruptedException {
        AgentStatus.Place place = told.poll(60, TimeUnit.SECONDS);
        return place == null ? State.OPENING : place.state();
    }

    @Test
    void theAgentWaitsForTheWindowAndTakesOverWhenItLeaves() throws Exception {
        Workplace window = Workplace.openOrAttach(options(), RunnerKind.WINDOW);
        AtomicBoolean asked = new AtomicBoolean();
        Thread agent = running(agent(post()), asked);
        assertThat(next()).isEqualTo(State.WAITING);
        assertThat(company).hasValue(0);

        window.close();

        assertThat(next()).isEqualTo(State.WORKING);
        try (Workplace again = Workplace.openOrAttach(options(), RunnerKind.WINDOW)) {
            assertThat(again.holding().kind()).contains(RunnerKind.AGENT);
            assertThat(again.points()).isEmpty();
        }
        asked.set(true);
        agent.join();
        assertThat(company).as("closed with its workplace").hasValue(0);
        Workplace.open(options()).close(); // nobody owns it any more
    }

    @Test
    void theAgentSaysHowItIsDoingAndStopsWhenAsked() throws Exception {
        Path data = folder.resolve("data");
        assertThat(AgentControl.find(data)).isEmpty();
        Thread agent = running(agent(post()), new AtomicBoolean());
        assertThat(next()).isEqualTo(State.WORKING);
        assertThat(Agent.take(data, duty(post()), Clock.systemUTC()))
                .as("there is one agent")
                .isEmpty();
        try (AgentControl.Line line = AgentControl.find(data).orElseThrow()) {
            AgentStatus status = line.control().status();
            assertThat(status.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(status.places()).singleElement().satisfies(place -> {
                assertThat(place.name()).isEqualTo("small office");
                assertThat(place.state()).isEqualTo(State.WORKING);
                assertThat(place.runs()).isLessThanOrEqualTo(1);
            });
            line.control().stop();
            line.remote().gone().get(60, TimeUnit.SECONDS);
        }
        agent.join();
        assertThat(AgentControl.find(data)).isEmpty();
        assertThat(Files.exists(data.resolve("agent.json"))).isFalse();
        agent(post()).close();
    }

    @Test
    void whatCannotBeOpenedIsTroubleAndNoReasonToEnd() throws Exception {
        Failure why = new Failure.Reconnect(FailureCode.ENGINE_UNREACHABLE, "engine.example", "no route");
        Post broken = new Post("two", "far office", folder, () -> {
            throw new WorkplaceException(why);
        });
        AtomicBoolean asked = new AtomicBoolean();
        Thread agent = running(agent(broken), asked);
        AgentStatus.Place place = told.poll(60, TimeUnit.SECONDS);
        assertThat(place).isNotNull();
        assertThat(place.state()).isEqualTo(State.TROUBLE);
        assertThat(place.trouble()).contains(why);
        assertThat(agent.isAlive()).isTrue();
        asked.set(true);
        agent.join();
    }
}
