package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.BadXml;
import io.chainkeeper.engine.xml.XmlTree;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ovirt.engine.sdk4.Request;

/// Sends the SDK's requests and reads the answers ourselves.
///
/// The SDK knows the engine's addresses and how to write what it takes. Its reading is not used: it turns every word
/// newer than itself into nothing (`succeeded`!), in Turkish every word with an i, and a date without milliseconds
/// into an exception. The same bytes, read by [XmlTree], have all of it.
final class Calls {
    /// How an answer becomes a record.
    interface Reading<T> {
        T of(XmlTree root) throws BadXml;
    }

    private Calls() {}

    /// Sends and reads.
    static <T> T read(Operation operation, Request<?, ?> request, Reading<T> reading) throws EngineException {
        Answer answer = send(operation, request);
        try {
            return reading.of(answer.tree());
        } catch (BadXml e) {
            throw Answers.badXml(operation, answer, e);
        }
    }

    /// Reads an answer that was kept until all that is needed to understand it was there.
    static <T> T understand(String operation, XmlTree root, Reading<T> reading) throws EngineTrouble {
        try {
            return reading.of(root);
        } catch (BadXml e) {
            throw new EngineTrouble(operation, EngineTrouble.Kind.BAD_XML, 200, String.valueOf(e.getMessage()), e);
        }
    }

    /// Sends and reads; empty when it is not there.
    static <T> Optional<T> find(Operation operation, Request<?, ?> request, Reading<T> reading) throws EngineException {
        try {
            return Optional.of(read(operation, request, reading));
        } catch (EngineRefused e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Sends, for its effect; false when there was nothing to act on.
    static boolean act(Operation operation, Request<?, ?> request) throws EngineException {
        try {
            send(operation, request);
            return true;
        } catch (EngineRefused e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    private static Answer send(Operation operation, Request<?, ?> request) throws EngineException {
        try {
            return Transport.during(operation, request::send)
                    .orElseThrow(() -> new IllegalStateException("the SDK sent nothing for " + operation.name()));
        } catch (RuntimeException e) {
            EngineException ours = ours(e);
            if (ours != null) {
                throw ours;
            }
            throw e;
        }
    }

    /// The SDK wraps what the transport throws, sometimes twice.
    private static @Nullable EngineException ours(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof EngineException engine) {
                return engine;
            }
        }
        return null;
    }
}
