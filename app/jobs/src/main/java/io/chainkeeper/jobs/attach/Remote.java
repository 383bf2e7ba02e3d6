package io.chainkeeper.jobs.attach;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Another process that owns something, and answers for it.
public final class Remote implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Remote.class);
    private static final int MOST_IDLE = 8;

    private final Runner runner;
    private final Dialling dialling;
    private final Deque<Call> idle = new ConcurrentLinkedDeque<>();
    private final CompletableFuture<Failure> gone = new CompletableFuture<>();
    private final Follower follower;
    private final Line pulse;

    private Remote(Runner runner, Class<?> root, Map<String, String> wishes, WireLimits limits) throws IOException {
        this.runner = runner;
        this.follower = new Follower(Standin.of(RunDesk.class, new Runs()));
        Hello hello = new Hello(runner.token(), Contract.of(root).fingerprint(), wishes);
        this.dialling = new Dialling(runner.socket(), hello, Codec.takingIn(follower::know), limits);
        this.pulse = dialling.dial();
        Thread.ofVirtual().name("attach-pulse").start(this::listen);
    }

    /// Whoever answers for what the file lies beside.
    ///
    /// @param file   as given to [Server#open]
    /// @param root   the interface that is shared
    /// @param wishes facts that must hold there
    /// @return empty if nobody is there who listens
    /// @throws NotWelcome if somebody is there who refuses: another version, or not what was wished
    public static Optional<Remote> find(Path file, Class<?> root, Map<String, String> wishes) throws IOException {
        return find(file, root, wishes, WireLimits.standard());
    }

    static Optional<Remote> find(Path file, Class<?> root, Map<String, String> wishes, WireLimits limits)
            throws IOException {
        Optional<Runner> runner = new RunnerFile(file).alive();
        if (runner.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Remote(runner.get(), root, wishes, limits));
        } catch (NotWelcome no) {
            throw no;
        } catch (IOException e) {
            LOG.info("{} does not answer: {}", runner.get(), e.toString());
            return Optional.empty();
        }
    }

    /// Who it is.
    public Runner runner() {
        return runner;
    }

    /// Completes when the other process is gone, or does not answer any more.
    public CompletableFuture<Failure> gone() {
        return gone.copy();
    }

    /// Asks it.
    ///
    /// @throws WorkplaceException as it answers; with [FailureCode#RUNNER_GONE] if it does not
    public Optional<Object> ask(Standin.Question question) throws WorkplaceException {
        try {
            return Optional.ofNullable(asked(question));
        } catch (JsonProcessingException e) {
            throw new WorkplaceException(new Failure.ReportBug(FailureCode.UNEXPECTED, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new WorkplaceException(gone(e.toString()), e);
        }
    }

    private @Nullable Object asked(Standin.Question question) throws IOException, WorkplaceException {
        if (gone.isDone()) {
            throw new IOException("it is gone");
        }
        Call call = Optional.ofNullable(idle.pollFirst()).orElse(null);
        if (call == null) {
            call = new Call(dialling.dial(), dialling.limits());
        }
        try {
            return call.ask(question.operation(), question.arguments());
        } finally {
            if (call.usable() && idle.size() < MOST_IDLE && !gone.isDone()) {
                idle.addFirst(call);
            } else {
                call.close();
            }
        }
    }

    /// A connection on which nothing is ever said: it ends when the other process does.
    private void listen() {
        String how = "it has ended";
        try {
            pulse.read(0, Dialling.NEVER, (name, in) -> {});
        } catch (IOException e) {
            how = e.toString();
        }
        leave(gone(how));
    }

    private void leave(Failure why) {
        if (gone.complete(why)) {
            for (Call call = idle.pollFirst(); call != null; call = idle.pollFirst()) {
                call.close();
            }
            follower.cutOffAll(why);
        }
    }

    static Failure gone(String how) {
        return new Failure.Reconnect(FailureCode.RUNNER_GONE, "", how);
    }

    /// Lets go of it. What it runs goes on there.
    @Override
    public void close() {
        leave(gone("this side has left"));
        try {
            pulse.close();
        } catch (IOException e) {
            LOG.warn("a connection was not closed", e);
        }
    }

    @Override
    public String toString() {
        return runner.toString();
    }

    /// Questions about runs go the same way.
    private final class Runs implements Standin.Answering {
        @Override
        public Optional<Object> ask(Standin.Question question) throws WorkplaceException {
            try {
                return Remote.this.ask(question);
            } catch (WorkplaceException e) {
                throw new IllegalStateException(e.getMessage(), e); // an empty answer would mean: no such run
            }
        }

        @Override
        public Optional<Object> here(Method method) {
            return Optional.empty();
        }
    }
}
