package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.WorkplaceException;
import java.lang.reflect.Method;
import java.util.Optional;

/// Hands every question to one remote.
record ToRemote(Remote remote) implements Standin.Answering {
    @Override
    public Optional<Object> ask(Standin.Question question) throws WorkplaceException {
        return remote.ask(question);
    }

    @Override
    public Optional<Object> here(Method method) {
        return Optional.of("here");
    }
}
