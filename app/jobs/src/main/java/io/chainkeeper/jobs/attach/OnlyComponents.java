package io.chainkeeper.jobs.attach;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A record is written by its components and nothing else: a method such as `isEmpty()` or `getName()` that
/// it has besides is no part of it.
final class OnlyComponents extends DefaultAccessorNamingStrategy.Provider {
    private static final long serialVersionUID = 1L;

    /// A strategy for records.
    OnlyComponents() {}

    @Override
    public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass record) {
        Set<String> names = Stream.of(record.getRawType().getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());
        return new AccessorNamingStrategy.Base() {
            @Override
            public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
                return names.contains(name) ? name : null;
            }
        };
    }
}
