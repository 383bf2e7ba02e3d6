package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.WorkplaceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An object of a shared interface whose every question, those of its facets too, goes to one place.
public final class Standin {
    private static final @Nullable Object[] NONE = {};

    private final Answering answering;
    private final Class<?> type;
    private final List<Method> path;
    private final Map<Method, Object> facets = new ConcurrentHashMap<>();
    /// Last answers of questions that have no way to say that they did not work.
    private final Map<Method, Object> last = new ConcurrentHashMap<>();

    private Standin(Answering answering, Class<?> type, List<Method> path) {
        this.answering = answering;
        this.type = type;
        this.path = List.copyOf(path);
    }

    /// Where the questions go.
    public interface Answering {
        /// Answers a question; empty where there is nothing to answer.
        ///
        /// @throws WorkplaceException if it did not work, or nobody was there to ask
        Optional<Object> ask(Question question) throws WorkplaceException;

        /// Answers what each process answers for itself, see [StaysHere].
        Optional<Object> here(Method method);
    }

    /// One question with its arguments.
    public static final class Question {
        private final Operation operation;
        private final @Nullable Object[] arguments;

        private Question(Operation operation, @Nullable Object[] arguments) {
            this.operation = operation;
            this.arguments = arguments;
        }

        Operation operation() {
            return operation;
        }

        @Nullable
        Object[] arguments() {
            return arguments;
        }

        /// Whether the asker hears of trouble. One who does not may be in a hurry, and is given no reason to wait.
        public boolean mayFail() {
            return operation.mayFail();
        }

        /// Asks an object of the interface in this process.
        ///
        /// @throws WorkplaceException as the object does
        public Optional<Object> askHere(Object object) throws WorkplaceException {
            return Optional.ofNullable(asked(operation, object, arguments));
        }
    }

    /// A stand-in.
    public static <T> T of(Class<T> root, Answering answering) {
        return root.cast(proxy(new Standin(answering, root, List.of())));
    }

    private static Object proxy(Standin standin) {
        return Proxy.newProxyInstance(standin.type.getClassLoader(), new Class<?>[] {standin.type}, standin::invoke);
    }

    private @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofEveryObject(proxy, method, given);
        }
        if (Contract.staysHere(method)) {
            return answering.here(method).orElse(null);
        }
        if (Contract.leadsToFacet(method)) {
            return facets.computeIfAbsent(method, this::facet);
        }
        Operation operation = new Operation(path, method);
        try {
            Object answer = answering
                    .ask(new Question(operation, given == null ? NONE : given))
                    .orElse(null);
            if (answer != null && !operation.mayFail() && method.getParameterCount() == 0) {
                last.put(method, answer);
            }
            return answer;
        } catch (WorkplaceException e) {
            if (operation.mayFail()) {
                throw e;
            }
            return Silence.instead(operation, Optional.ofNullable(last.get(method)), e);
        }
    }

    private Object facet(Method method) {
        List<Method> longer = new ArrayList<>(path);
        longer.add(method);
        return proxy(new Standin(answering, method.getReturnType(), longer));
    }

    private Object ofEveryObject(Object proxy, Method method, @Nullable Object @Nullable [] given) {
        return switch (method.getName()) {
            case "equals" -> given != null && proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.getSimpleName() + " by " + answering;
        };
    }

    /// Asks an object, and lets what it throws through as it is.
    static @Nullable Object asked(Operation operation, Object object, @Nullable Object[] arguments)
            throws WorkplaceException {
        try {
            return operation.ask(object, arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case WorkplaceException bad -> throw bad;
                case RuntimeException bad -> throw bad;
                case Error bad -> throw bad;
                case null, default -> throw new IllegalStateException(operation.name() + " threw what it may not", e);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(operation.name() + " is not public", e);
        }
    }
}
