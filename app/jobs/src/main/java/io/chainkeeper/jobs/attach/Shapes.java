package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.BlockMap;
import io.chainkeeper.jobs.run.Run;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Walks the types that an interface speaks of, and knows which of them can be written down and read back.
final class Shapes {
    private static final Set<Class<?>> LEAVES = Set.of(
            String.class,
            UUID.class,
            Instant.class,
            Duration.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            ZonedDateTime.class,
            ZoneId.class,
            Path.class,
            URI.class,
            Locale.class,
            Integer.class,
            Long.class,
            Double.class,
            Boolean.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            byte[].class,
            BlockMap.class,
            Run.class);
    private static final Set<Class<?>> CONTAINERS =
            Set.of(Optional.class, List.class, Set.class, Collection.class, Map.class);

    private final SortedMap<String, String> seen = new TreeMap<>();

    /// Looks at a type and all it is made of.
    ///
    /// @param where said when something in it cannot travel
    /// @throws IllegalArgumentException if something in it cannot travel
    void add(Type type, String where) {
        switch (type) {
            case ParameterizedType generic -> {
                if (!CONTAINERS.contains(generic.getRawType())) {
                    throw cannot(type, where);
                }
                Stream.of(generic.getActualTypeArguments()).forEach(each -> add(each, where));
            }
            case Class<?> plain -> add(plain, where);
            default -> throw cannot(type, where);
        }
    }

    private void add(Class<?> type, String where) {
        if (type.isPrimitive() || LEAVES.contains(type) || seen.containsKey(type.getName())) {
            return;
        }
        if (type.isEnum()) {
            seen.put(type.getName(), names(type.getEnumConstants()));
        } else if (type.isRecord()) {
            RecordComponent[] parts = type.getRecordComponents();
            seen.put(type.getName(), names(parts));
            for (RecordComponent part : parts) {
                add(part.getGenericType(), where + " → " + type.getSimpleName() + "." + part.getName());
            }
        } else if (type.isSealed()) {
            seen.put(type.getName(), names(type.getPermittedSubclasses()));
            Stream.of(type.getPermittedSubclasses()).forEach(each -> add(each, where));
        } else {
            throw cannot(type, where);
        }
    }

    private static String names(Object[] parts) {
        return Stream.of(parts).map(Object::toString).collect(Collectors.joining(","));
    }

    private static IllegalArgumentException cannot(Type type, String where) {
        return new IllegalArgumentException(type.getTypeName() + " cannot be written down and read back: " + where);
    }

    /// All types that were looked at, with what they are made of, in an order that does not change.
    String described() {
        return seen.entrySet().stream()
                .map(each -> each.getKey() + "{" + each.getValue() + "}")
                .collect(Collectors.joining("\n"));
    }
}
