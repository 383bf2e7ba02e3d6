package io.chainkeeper.jobs.attach;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The caller's side of one connection: one question at a time.
final class Call {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final Line line;
    private final WireLimits limits;
    private long id;
    private boolean usable = true;

    Call(Line line, WireLimits limits) {
        this.line = line;
        this.limits = limits;
    }

    /// An answer as far as it has been read.
    private static final class Answer {
        private long id;
        private @Nullable Object result;
        private int code;
        private String words = "";
        private Optional<Failure> failure = Optional.empty();
    }

    /// Asks, and waits for the answer.
    ///
    /// @throws WorkplaceException       if the answer is that it did not work
    /// @throws IllegalArgumentException if the answer is that the arguments make no sense
    /// @throws IOException              if there was no answer
    @Nullable
    Object ask(Operation operation, @Nullable Object[] arguments) throws IOException, WorkplaceException {
        Answer answer = exchange(operation.name(), operation, arguments, limits.before(operation));
        if (answer.code == 0) {
            return answer.result;
        }
        usable = answer.code == Refused.FAILED || answer.code == Refused.INVALID_PARAMS && line.open();
        if (answer.failure.isPresent()) {
            throw new WorkplaceException(answer.failure.get());
        }
        if (answer.code == Refused.INVALID_PARAMS) {
            usable = false; // the other side may have hung up after it
            throw new IllegalArgumentException(answer.words);
        }
        throw new WorkplaceException(new Failure.ReportBug(FailureCode.UNEXPECTED, answer.words));
    }

    /// The first question.
    void greet(Operation greeting, Hello hello) throws IOException {
        Answer answer = exchange(Conversation.HELLO, greeting, new Object[] {hello}, limits.call());
        if (answer.code != 0) {
            throw new NotWelcome(answer.words);
        }
    }

    private Answer exchange(String name, Operation operation, @Nullable Object[] arguments, Duration begin)
            throws IOException {
        boolean whole = false;
        try {
            id++;
            write(name, operation.parameters(), arguments);
            Answer answer = new Answer();
            if (!line.read(limits.answer(), begin, (field, in) -> read(answer, operation, field, in))) {
                throw new EOFException("it hung up");
            }
            if (answer.id != id) {
                throw new Refused(Refused.INVALID_REQUEST, "an answer to another question");
            }
            whole = true;
            return answer;
        } finally {
            usable = whole;
        }
    }

    private void write(String name, List<Type> types, @Nullable Object[] arguments) throws IOException {
        line.write(limits.question(), out -> {
            out.writeNumberField("id", id);
            out.writeStringField("method", name);
            out.writeArrayFieldStart("params");
            for (int i = 0; i < types.size(); i++) {
                Object argument = arguments[i];
                if (argument == null) {
                    throw new IllegalArgumentException("argument " + i + " of " + name + " is null");
                }
                line.codec().write(out, argument, types.get(i));
            }
            out.writeEndArray();
        });
    }

    private void read(Answer answer, Operation operation, String field, JsonParser in) throws IOException {
        switch (field) {
            case "id" -> answer.id = in.nextLongValue(-1);
            case "result" -> {
                boolean none = in.nextToken() == JsonToken.VALUE_NULL;
                if (!none) {
                    answer.result = line.codec().read(in, operation.answer());
                } else if (operation.answer() != void.class) {
                    throw new Refused(Refused.INVALID_PARAMS, "no answer where there must be one");
                }
            }
            case "error" -> error(answer, in);
            default -> throw new Refused(Refused.INVALID_REQUEST, "an answer has no such field");
        }
    }

    private void error(Answer answer, JsonParser in) throws IOException {
        answer.code = Refused.FAILED;
        in.nextToken();
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            switch (field) {
                case "code" -> answer.code = in.nextIntValue(Refused.FAILED);
                case "message" -> answer.words = String.valueOf(in.nextTextValue());
                case "data" -> {
                    in.nextToken();
                    answer.failure = Optional.of((Failure) line.codec().read(in, Failure.class));
                }
                default -> throw new Refused(Refused.INVALID_REQUEST, "an error has no such field");
            }
        }
    }

    /// Whether another question may follow.
    boolean usable() {
        return usable && line.open();
    }

    void close() {
        try {
            line.close();
        } catch (IOException e) {
            LOG.warn("a connection was not closed", e);
        }
    }
}
