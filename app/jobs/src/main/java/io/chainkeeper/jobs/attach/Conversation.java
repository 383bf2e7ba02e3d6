package io.chainkeeper.jobs.attach;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's side of one connection: a greeting, then question and answer until somebody leaves.
final class Conversation {
    /// The first question of every connection.
    static final String HELLO = "hello";

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final long LARGEST_GREETING = 64 * 1024;
    /// A connection that nobody asks on is closed after this; the caller opens another.
    private static final Duration IDLE = Duration.ofHours(12);

    private final Line line;
    private final Desk desk;
    private final WireLimits limits;

    Conversation(Line line, Desk desk, WireLimits limits) {
        this.line = line;
        this.desk = desk;
        this.limits = limits;
    }

    /// A question as far as it has been read.
    private static final class Question {
        private long id;
        private String method = "";
        private Optional<Operation> operation = Optional.empty();
        private @Nullable Object[] arguments = {};
    }

    void untilEnd() throws IOException {
        boolean more = turn(LARGEST_GREETING, limits.greeting(), this::greeted);
        while (more) {
            more = turn(limits.question(), IDLE, this::answer);
        }
    }

    private interface Turn {
        void take(Question question) throws IOException;
    }

    /// Reads one question and lets it be answered. What cannot be understood is said, and ends the
    /// conversation: nobody knows where the next message would begin.
    private boolean turn(long most, Duration begin, Turn turn) throws IOException {
        Question question = new Question();
        try {
            if (!line.read(most, begin, (name, in) -> field(question, name, in))) {
                return false;
            }
            turn.take(question);
            return true;
        } catch (Refused no) {
            LOG.info("a caller was refused: {}", no.getMessage());
            error(question.id, no.code(), String.valueOf(no.getMessage()), Optional.empty());
            return false;
        }
    }

    private void field(Question question, String name, JsonParser in) throws IOException {
        switch (name) {
            case "id" -> question.id = in.nextLongValue(-1);
            case "method" -> {
                question.method = String.valueOf(in.nextTextValue());
                question.operation = desk.operation(question.method);
            }
            case "params" -> question.arguments = arguments(in, types(question));
            default -> throw new Refused(Refused.INVALID_REQUEST, "a question has no such field");
        }
    }

    private static List<Type> types(Question question) throws Refused {
        if (question.method.equals(HELLO)) {
            return List.of(Hello.class);
        }
        return question.operation.map(Operation::parameters).orElseThrow(Conversation::noSuchQuestion);
    }

    private static Refused noSuchQuestion() {
        return new Refused(Refused.METHOD_NOT_FOUND, "there is no such question");
    }

    private @Nullable Object[] arguments(JsonParser in, List<Type> types) throws IOException {
        if (in.nextToken() != JsonToken.START_ARRAY) {
            throw new Refused(Refused.INVALID_PARAMS, "the arguments are a list");
        }
        List<Object> read = new ArrayList<>();
        for (Type type : types) {
            if (in.nextToken() == JsonToken.END_ARRAY) {
                throw new Refused(Refused.INVALID_PARAMS, "there are too few arguments");
            }
            read.add(line.codec().read(in, type));
        }
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new Refused(Refused.INVALID_PARAMS, "there are too many arguments");
        }
        return read.toArray();
    }

    private void greeted(Question question) throws IOException {
        if (!question.method.equals(HELLO)
                || question.arguments.length != 1
                || !(question.arguments[0] instanceof Hello hello)) {
            throw new Refused(Refused.NOT_WELCOME, "a greeting comes first");
        }
        desk.greet(hello);
        result(question.id, null, void.class);
    }

    private void answer(Question question) throws IOException {
        Operation operation = question.operation.orElseThrow(Conversation::noSuchQuestion);
        if (question.arguments.length != operation.parameters().size()) {
            throw new Refused(Refused.INVALID_PARAMS, "there are too few arguments");
        }
        try {
            Object answer = desk.ask(operation, question.arguments);
            result(question.id, answer, operation.answer());
            if (answer instanceof Map<?, ?> map && operation.method().getDeclaringClass() == RunDesk.class) {
                desk.runs().told(snapshots(map));
            }
        } catch (WorkplaceException e) {
            error(question.id, Refused.FAILED, "it did not work", Optional.of(e.failure()));
        } catch (IllegalArgumentException e) {
            error(question.id, Refused.INVALID_PARAMS, String.valueOf(e.getMessage()), Optional.empty());
        } catch (RuntimeException e) {
            LOG.error("{} went wrong", question.method, e);
            error(question.id, Refused.FAILED, e.toString(), Optional.empty());
        }
    }

    private static Map<UUID, RunSnapshot> snapshots(Map<?, ?> answer) {
        Map<UUID, RunSnapshot> sent = new java.util.HashMap<>();
        answer.values().forEach(value -> {
            if (value instanceof RunSnapshot now) {
                sent.put(now.run(), now);
            }
        });
        return sent;
    }

    private void result(long id, @Nullable Object answer, Type type) throws IOException {
        line.write(limits.answer(), out -> {
            out.writeNumberField("id", id);
            out.writeFieldName("result");
            if (answer == null) {
                out.writeNull();
            } else {
                line.codec().write(out, answer, type);
            }
        });
    }

    private void error(long id, int code, String words, Optional<Failure> failure) throws IOException {
        line.write(limits.answer(), out -> {
            out.writeNumberField("id", id);
            out.writeObjectFieldStart("error");
            out.writeNumberField("code", code);
            out.writeStringField("message", words);
            if (failure.isPresent()) {
                out.writeFieldName("data");
                line.codec().write(out, failure.get(), Failure.class);
            }
            out.writeEndObject();
        });
    }
}
