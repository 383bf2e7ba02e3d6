package io.chainkeeper.jobs;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.jobs.attach.NotWelcome;
import io.chainkeeper.jobs.attach.Remote;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.attach.Server;
import io.chainkeeper.jobs.attach.Standin;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.work.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who answers for a catalog: this process, or the one that owns it.
sealed interface Holder {
    /// The name of the file, in the catalog's folder, that says who owns it.
    String SIGN = "runner.json";

    /// Answers a question.
    Optional<Object> ask(Standin.Question question) throws WorkplaceException;

    /// How it is called.
    Holding holding();

    /// Lets go; of a catalog of our own, when its runs have put their things away.
    void close();

    /// This process owns the catalog.
    ///
    /// @param place  the workplace
    /// @param server answers for others; empty if nobody is answered
    /// @param kind   of this process
    record Own(Workplace place, Optional<Server> server, Optional<RunnerKind> kind) implements Holder {
        @Override
        public Optional<Object> ask(Standin.Question question) throws WorkplaceException {
            return question.askHere(place);
        }

        @Override
        public Holding holding() {
            Holding own = place.holding();
            return new Holding(own.state(), kind, own.pid(), own.since());
        }

        @Override
        public void close() {
            List<Run> working = place.activeRuns();
            working.forEach(Run::cancel);
            working.forEach(run -> run.outcome().join());
            server.ifPresent(Server::lastWords);
            server.ifPresent(Server::close);
            place.close();
        }
    }

    /// Another process owns it.
    ///
    /// @param remote that process
    /// @param seen   when it was found
    record Other(Remote remote, java.time.Instant seen) implements Holder {
        @Override
        public Optional<Object> ask(Standin.Question question) throws WorkplaceException {
            return remote.ask(question);
        }

        @Override
        public Holding holding() {
            return new Holding(
                    Holding.State.ATTACHED,
                    Optional.of(remote.runner().kind()),
                    remote.runner().pid(),
                    seen);
        }

        @Override
        public void close() {
            remote.close();
        }
    }

    /// Finds who owns the catalog, or becomes it.
    ///
    /// @param kind as what this process answers for others if it becomes the owner; empty to answer nobody
    static Holder find(WorkplaceOptions options, Optional<RunnerKind> kind) throws WorkplaceException {
        return new Finding(options, kind).holder();
    }

    /// Another process, if one owns the catalog and answers.
    ///
    /// @param engine that it must have; empty for whatever it has
    static Optional<Holder> other(WorkplaceOptions options, Optional<EngineAddress> engine) throws WorkplaceException {
        return new Finding(options, Optional.empty()).other(engine);
    }

    /// Becomes the owner.
    static Holder own(WorkplaceOptions options, Optional<RunnerKind> kind) throws WorkplaceException {
        return new Finding(options, kind).own();
    }

    /// Looks for the owner of one catalog.
    ///
    /// @param options of the catalog
    /// @param kind    of this process
    record Finding(WorkplaceOptions options, Optional<RunnerKind> kind) {
        private static final Logger LOG = LoggerFactory.getLogger(Holder.class);
        /// An owner that has just begun, or just ended, is neither found nor gone for a moment.
        private static final int TRIES = 20;
        private static final Duration PAUSE = Duration.ofMillis(100);

        Holder holder() throws WorkplaceException {
            for (int tried = 1; ; tried++) {
                Optional<Holder> other = other(options.engine().map(WorkplaceOptions.EngineAccess::address));
                if (other.isPresent()) {
                    return other.get();
                }
                try {
                    return own();
                } catch (WorkplaceException e) {
                    if (!inUse(e.failure()) || tried == TRIES) {
                        throw e;
                    }
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }

        Optional<Holder> other(Optional<EngineAddress> engine) throws WorkplaceException {
            try {
                return Remote.find(sign(), Workplace.class, facts(engine))
                        .map(remote -> new Other(remote, options.clock().instant()));
            } catch (NotWelcome no) {
                throw new WorkplaceException(
                        new Failure.CheckFolder(
                                FailureCode.CATALOG_IN_USE, options.catalogFolder(), String.valueOf(no.getMessage())),
                        no);
            } catch (IOException e) {
                throw new WorkplaceException(Failures.of(e, options.catalogFolder()), e);
            }
        }

        Holder own() throws WorkplaceException {
            Workplace place = Workplace.open(options);
            return new Own(place, kind.flatMap(as -> serve(place, as)), kind);
        }

        private Optional<Server> serve(Workplace place, RunnerKind as) {
            try {
                return Optional.of(Server.open(
                        sign(),
                        as,
                        Workplace.class,
                        place,
                        facts(options.engine().map(WorkplaceOptions.EngineAccess::address))));
            } catch (IOException | UnsupportedOperationException e) {
                // The work itself does not depend on it: others are told that the catalog is in use.
                LOG.warn("other processes cannot be answered", e);
                return Optional.empty();
            }
        }

        private Path sign() {
            return options.catalogFolder().resolve(SIGN);
        }

        /// What both sides must agree on. A caller without an engine takes what there is.
        private Map<String, String> facts(Optional<EngineAddress> engine) {
            Map<String, String> facts = new HashMap<>();
            facts.put(
                    "repository",
                    options.repository().toAbsolutePath().normalize().toString());
            engine.ifPresent(address -> facts.put("engine", address.base().toString()));
            return facts;
        }

        static boolean inUse(Failure failure) {
            return failure.kind() == FailureCode.CATALOG_IN_USE || failure.kind() == FailureCode.REPOSITORY_IN_USE;
        }
    }
}
