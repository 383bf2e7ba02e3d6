package io.chainkeeper.jobs.agent;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.attach.Lease;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.attach.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program without a window.
public final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final Duration LOOK_AT_POSTS = Duration.ofSeconds(10);

    private final Duty duty;
    private final Lease lease;
    private final Instant since;
    private final Map<String, Keeper> keepers = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    /// What an agent has to do.
    ///
    /// @param posts  what it looks after; asked again and again, for connections come and go
    /// @param beside what is done beside an open workplace; closed before it
    /// @param tell   hears of each change of a workplace's state
    public record Duty(
            Supplier<List<Post>> posts, Function<Workplace, AutoCloseable> beside, Consumer<AgentStatus.Place> tell) {}

    private Agent(Duty duty, Lease lease, InstantSource time) {
        this.duty = duty;
        this.lease = lease;
        this.since = time.instant();
    }

    /// The agent of this user.
    ///
    /// @param data folder of the program's data
    /// @return empty if one runs already
    public static Optional<Agent> take(Path data, Duty duty, InstantSource time) throws IOException {
        return Lease.take(data, AgentControl.NAME).map(lease -> new Agent(duty, lease, time));
    }

    /// Looks after everything until it is told to stop, and comes back when all is put away.
    ///
    /// @param asked whether somebody else, such as the system, wants it to stop; looked at twice a second
    public void run(Supplier<Boolean> asked) throws IOException {
        Control control = new Control();
        try (Server server = Server.open(lease.sign(), RunnerKind.AGENT, AgentControl.class, control, Map.of())) {
            long looked = System.nanoTime();
            lookAtPosts();
            while (!asked.get() && !stopped(Duration.ofMillis(500))) {
                if (System.nanoTime() - looked > LOOK_AT_POSTS.toNanos()) {
                    looked = System.nanoTime();
                    lookAtPosts();
                }
            }
            LOG.info("the agent stops");
            putAway(List.copyOf(keepers.values()));
        }
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void lookAtPosts() {
        List<Post> posts = duty.posts().get();
        List<String> keys = posts.stream().map(Post::key).toList();
        List<Keeper> over = new ArrayList<>(keepers.values());
        over.removeIf(keeper -> keys.contains(keeper.post().key()));
        putAway(over);
        for (Post post : posts) {
            keepers.computeIfAbsent(post.key(), key -> new Keeper(post, duty.beside(), duty.tell()));
        }
    }

    private void putAway(List<Keeper> over) {
        over.forEach(Keeper::stop);
        over.forEach(Keeper::close);
        over.forEach(keeper -> keepers.remove(keeper.post().key()));
    }

    /// Answers other processes.
    private final class Control implements AgentControl {
        @Override
        public AgentStatus status() {
            List<AgentStatus.Place> places =
                    keepers.values().stream().map(Keeper::status).toList();
            return new AgentStatus(ProcessHandle.current().pid(), since, places);
        }

        @Override
        public void stop() {
            stop.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        lease.close();
    }
}
