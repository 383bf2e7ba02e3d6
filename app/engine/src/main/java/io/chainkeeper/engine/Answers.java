package io.chainkeeper.engine;

import io.chainkeeper.engine.EngineTrouble.Kind;
import io.chainkeeper.engine.xml.BadXml;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges an answer before anyone reads it.
final class Answers {
    private Answers() {}

    /// Lets only what an engine may send pass: success in XML or without a body.
    ///
    /// @throws EngineRefused with the engine's words, or without any for an empty 403 or 404
    /// @throws EngineTrouble for everything that is not an engine's way of saying something
    static void requireSuccess(Operation operation, Answer answer) throws EngineException {
        requireAnEngine(operation, answer);
        Optional<Fault> fault = fault(operation, answer);
        if (fault.isPresent()) {
            throw refused(operation, answer, fault.get());
        }
        if (answer.status() >= 500) {
            throw trouble(operation, answer, Kind.SERVER_ERROR, "without an explanation", null);
        }
        if (!answer.isEmpty() && !answer.isXml()) {
            throw notXml(operation, answer);
        }
        if (!answer.isSuccess()) {
            throw refused(operation, answer, new Fault("", ""));
        }
    }

    /// A web server that speaks because the engine behind it cannot, or a proxy that sends us elsewhere.
    static void requireAnEngine(Operation operation, Answer answer) throws EngineTrouble {
        switch (answer.status()) {
            case 502, 503, 504 -> throw trouble(operation, answer, Kind.UNAVAILABLE, "the engine is not ready", null);
            default -> {
                if (answer.status() < 200 || (answer.status() >= 300 && answer.status() < 400)) {
                    throw trouble(operation, answer, Kind.UNEXPECTED_STATUS, "not an answer of an engine", null);
                }
            }
        }
    }

    /// While an engine starts, its web server answers 404 with a page. That must never be read as "it is gone".
    private static EngineTrouble notXml(Operation operation, Answer answer) {
        Kind kind = answer.status() == 404 ? Kind.UNAVAILABLE : Kind.NOT_XML;
        return trouble(operation, answer, kind, "'" + answer.contentType() + "' instead of XML", null);
    }

    /// Reads every body of XML once with the hardened reader, so that the SDK's own never meets a document type.
    private static Optional<Fault> fault(Operation operation, Answer answer) throws EngineTrouble {
        try {
            return answer.fault();
        } catch (BadXml e) {
            throw badXml(operation, answer, e);
        }
    }

    static EngineTrouble badXml(Operation operation, Answer answer, BadXml e) {
        return trouble(
                operation, answer, e.isDoctype() ? Kind.DOCTYPE : Kind.BAD_XML, String.valueOf(e.getMessage()), e);
    }

    private static EngineRefused refused(Operation operation, Answer answer, Fault fault) {
        return new EngineRefused(
                operation.name(), answer.status(), fault.reason(), fault.detail(), operation.correlationId());
    }

    private static EngineTrouble trouble(
            Operation operation, Answer answer, Kind kind, String what, @Nullable Throwable e) {
        return new EngineTrouble(operation.name(), kind, answer.status(), what, e);
    }
}
