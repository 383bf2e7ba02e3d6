package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.WorkplaceException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a server has to say: the object it answers for, and the runs that it has told of.
final class Desk {
    private static final Contract RUNS = Contract.of(RunDesk.class);

    private final Contract contract;
    private final Object object;
    private final Map<String, String> facts;
    private final HandedOut runs = new HandedOut();
    private final Codec codec = Codec.handingOut(runs::tell);
    private volatile String token = "";

    Desk(Contract contract, Object object, Map<String, String> facts) {
        this.contract = contract;
        this.object = object;
        this.facts = Map.copyOf(facts);
    }

    String newToken(String newToken) {
        token = newToken;
        return newToken;
    }

    Codec codec() {
        return codec;
    }

    HandedOut runs() {
        return runs;
    }

    /// Lets a caller in.
    ///
    /// @throws Refused if it may not ask, or speaks another language, or wants another place
    void greet(Hello hello) throws Refused {
        byte[] shown = hello.token().getBytes(StandardCharsets.UTF_8);
        if (token.isEmpty() || !MessageDigest.isEqual(shown, token.getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(Refused.NOT_WELCOME, "the token is wrong");
        }
        if (!hello.contract().equals(contract.fingerprint())) {
            throw new Refused(Refused.NOT_WELCOME, "it is another version of Chainkeeper");
        }
        for (Map.Entry<String, String> wish : hello.wishes().entrySet()) {
            String fact = facts.getOrDefault(wish.getKey(), "");
            if (!fact.equals(wish.getValue())) {
                throw new Refused(
                        Refused.NOT_WELCOME,
                        "its " + wish.getKey() + " is " + (fact.isEmpty() ? "none" : fact) + ", not "
                                + wish.getValue());
            }
        }
    }

    Optional<Operation> operation(String name) {
        return contract.operation(name).or(() -> RUNS.operation(name));
    }

    /// Asks.
    ///
    /// @return null where the answer is none
    /// @throws WorkplaceException as the object did
    /// @throws RuntimeException   as the object did
    @Nullable
    Object ask(Operation operation, @Nullable Object[] arguments) throws WorkplaceException {
        boolean aboutRuns = operation.method().getDeclaringClass() == RunDesk.class;
        return Standin.asked(operation, aboutRuns ? runs : object, arguments);
    }
}
