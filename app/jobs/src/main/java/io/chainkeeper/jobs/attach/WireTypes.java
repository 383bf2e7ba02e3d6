package io.chainkeeper.jobs.attach;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.chainkeeper.jobs.run.BlockMap;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/// How the few types travel that are not plain records.
final class WireTypes extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /// A block map by its parts.
    record Cells(long diskSize, long cellBytes, byte[] kinds, byte[] percent) {}

    /// What reads a text, and may refuse it.
    private interface Reading<F, T> {
        T of(F from);
    }

    WireTypes() {
        super("wire");
        // The other process stands in another folder: only absolute paths mean the same there.
        addSerializer(Path.class, writing(path -> path.toAbsolutePath().toString(), String.class));
        addDeserializer(Path.class, new PathFromText());
        addSerializer(Locale.class, writing(Locale::toLanguageTag, String.class));
        addDeserializer(Locale.class, reading(String.class, Locale::forLanguageTag));
        addSerializer(
                BlockMap.class,
                writing(map -> new Cells(map.diskSize(), map.cellBytes(), map.kinds(), map.percent()), Cells.class));
        addDeserializer(
                BlockMap.class,
                reading(
                        Cells.class,
                        cells -> BlockMap.of(cells.diskSize(), cells.cellBytes(), cells.kinds(), cells.percent())));
    }

    WireTypes writingRuns(Function<Run, RunSnapshot> told) {
        addSerializer(Run.class, writing(told, RunSnapshot.class));
        return this;
    }

    WireTypes readingRuns(Function<RunSnapshot, Run> known) {
        addDeserializer(Run.class, reading(RunSnapshot.class, known::apply));
        return this;
    }

    private static <T, W> JsonSerializer<T> writing(Function<T, W> as, Class<W> type) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                provider.findTypedValueSerializer(type, true, null).serialize(as.apply(value), out, provider);
            }
        };
    }

    private static <F, T> JsonDeserializer<T> reading(Class<F> type, Reading<F, T> reading) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                try {
                    return reading.of(context.readValue(in, type));
                } catch (IllegalArgumentException e) {
                    throw new Refused(Refused.INVALID_PARAMS, String.valueOf(e.getMessage()));
                }
            }
        };
    }

    private static final class PathFromText extends FromStringDeserializer<Path> {
        private static final long serialVersionUID = 1L;

        PathFromText() {
            super(Path.class);
        }

        @Override
        protected Path _deserialize(String text, DeserializationContext context) {
            return Path.of(text);
        }
    }
}
