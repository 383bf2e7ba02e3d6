package io.chainkeeper.jobs.attach;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lets a value of a sealed type travel with the simple name of its class. Only the permitted classes have
/// names, so that nothing else can be named.
final class SealedNames extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final String KEY = "@type";

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass annotated, JavaType base) {
        if (!ours(annotated.getRawType())) {
            return super.findTypeResolver(config, annotated, base);
        }
        return new StdTypeResolverBuilder()
                .init(
                        JsonTypeInfo.Value.construct(
                                JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, KEY, null, false, true, null),
                        null);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        Class<?> raw = annotated.getRawType();
        return ours(raw)
                ? permitted(raw)
                        .map(each -> new NamedType(each, each.getSimpleName()))
                        .toList()
                : super.findSubtypes(annotated);
    }

    /// The JDK has sealed types too, such as `ZoneId`, with a form of their own.
    private static boolean ours(Class<?> type) {
        return type.isSealed() && type.getPackageName().startsWith("io.chainkeeper.");
    }

    /// Those that are no sealed types themselves.
    static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(SealedNames::permitted)
                : Stream.of(type);
    }
}
