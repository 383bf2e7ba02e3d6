package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.WorkplaceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One question of a [Contract]: a method of the interface, or of a facet that is reached from it.
///
/// @param path   methods without arguments that lead to the facet
/// @param method the question itself
record Operation(List<Method> path, Method method) {
    /// Keeps its own copy of the path.
    Operation {
        path = List.copyOf(path);
    }

    /// As it is called in a message: `activity.story(UUID)`.
    String name() {
        String parameters =
                Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(","));
        return path.stream().map(each -> each.getName() + ".").collect(Collectors.joining())
                + method.getName()
                + "("
                + parameters
                + ")";
    }

    /// Types of the arguments.
    List<Type> parameters() {
        return List.of(method.getGenericParameterTypes());
    }

    /// Type of the answer; `void.class` for none.
    Type answer() {
        return method.getGenericReturnType();
    }

    /// Whether the method itself says that it may not work.
    boolean mayFail() {
        return Stream.of(method.getExceptionTypes()).anyMatch(each -> each == WorkplaceException.class);
    }

    /// Asks an object of the interface.
    ///
    /// @throws InvocationTargetException with what the method threw
    @Nullable
    Object ask(Object root, @Nullable Object[] arguments) throws InvocationTargetException, IllegalAccessException {
        Object facet = root;
        for (Method step : path) {
            facet = step.invoke(facet);
        }
        return method.invoke(facet, arguments);
    }
}
