package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.Run;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What can be asked of an interface and of the facets that are reached from it: all there is to know for
/// both sides. Two processes whose contracts differ in anything do not speak with each other.
final class Contract {
    private final Class<?> root;
    private final SortedMap<String, Operation> operations = new TreeMap<>();
    private final String fingerprint;

    private Contract(Class<?> root) {
        this.root = root;
        Shapes shapes = new Shapes();
        collect(root, List.of(), shapes);
        this.fingerprint =
                digest(String.join("\n", operations.keySet()) + "\n" + answers() + "\n" + shapes.described());
    }

    /// Reads an interface.
    ///
    /// @throws IllegalArgumentException if something of it cannot be written down and read back
    static Contract of(Class<?> root) {
        return new Contract(root);
    }

    private void collect(Class<?> facet, List<Method> path, Shapes shapes) {
        for (Method method : facet.getMethods()) {
            if (Modifier.isStatic(method.getModifiers()) || staysHere(method)) {
                continue;
            }
            if (leadsToFacet(method)) {
                List<Method> longer = new ArrayList<>(path);
                longer.add(method);
                collect(method.getReturnType(), longer, shapes);
            } else {
                add(new Operation(path, method), shapes);
            }
        }
    }

    private void add(Operation operation, Shapes shapes) {
        operation.parameters().forEach(type -> shapes.add(type, operation.name()));
        if (operation.answer() != void.class) {
            shapes.add(operation.answer(), operation.name());
        }
        if (operations.put(operation.name(), operation) != null) {
            throw new IllegalArgumentException("two questions are called " + operation.name());
        }
    }

    /// A method without arguments that gives an interface of questions.
    static boolean leadsToFacet(Method method) {
        Class<?> type = method.getReturnType();
        return method.getParameterCount() == 0
                && type.isInterface()
                && !type.isSealed()
                && type != Run.class
                && type.getPackageName().startsWith("io.chainkeeper.");
    }

    /// Closing is never handed on, and some methods say themselves that they are not.
    static boolean staysHere(Method method) {
        return method.isAnnotationPresent(StaysHere.class)
                || method.getName().equals("close") && method.getParameterCount() == 0;
    }

    private String answers() {
        return operations.values().stream()
                .map(each -> each.answer().getTypeName() + each.parameters())
                .toList()
                .toString();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The interface.
    Class<?> root() {
        return root;
    }

    /// A question by its name.
    Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /// All questions, by name.
    Stream<Operation> operations() {
        return operations.values().stream();
    }

    /// Tells this contract from every other.
    String fingerprint() {
        return fingerprint;
    }
}
