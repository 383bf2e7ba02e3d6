package io.chainkeeper.jobs.attach;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.function.Function;

/// Writes values as JSON and reads them back into their declared types: records by their components, sealed
/// types by the name of the class, and nothing whose class the message alone would choose.
final class Codec {
    private static final int DEPTH = WireLimits.standard().depth();
    private static final int LONGEST_TEXT = 4 << 20;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 64;

    private final JsonMapper json;

    private Codec(Module ours) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // keys of maps are not names of a few fields
                .build();
        this.json = JsonMapper.builder(factory)
                .addModules(new Jdk8Module(), new JavaTimeModule(), ours)
                .annotationIntrospector(new SealedNames())
                .accessorNaming(new OnlyComponents())
                .disable(MapperFeature.OVERRIDE_PUBLIC_ACCESS_MODIFIERS, MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .build();
    }

    /// For values in which no runs are.
    static Codec ofRecords() {
        return new Codec(new WireTypes());
    }

    /// For the side that has the runs.
    ///
    /// @param told hears of each run that is written, and says what is written of it
    static Codec handingOut(Function<Run, RunSnapshot> told) {
        return new Codec(new WireTypes().writingRuns(told));
    }

    /// For the side that is told of runs.
    ///
    /// @param known makes a run of what was written of it
    static Codec takingIn(Function<RunSnapshot, Run> known) {
        return new Codec(new WireTypes().readingRuns(known));
    }

    JsonGenerator generator(OutputStream out) throws IOException {
        return json.getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    JsonParser parser(InputStream in) throws IOException {
        return json.getFactory().createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    void write(JsonGenerator out, Object value, Type type) throws IOException {
        json.writerFor(json.constructType(type)).writeValue(out, value);
    }

    Object read(JsonParser in, Type type) throws IOException {
        Object value = json.readerFor(json.constructType(type)).readValue(in);
        if (value == null) {
            throw new Refused(Refused.INVALID_PARAMS, "null");
        }
        return value;
    }

    byte[] bytes(Object value, Type type) throws IOException {
        return json.writerFor(json.constructType(type)).writeValueAsBytes(value);
    }

    <T> T value(byte[] text, Class<T> type) throws IOException {
        return type.cast(json.readValue(text, type));
    }
}
