package io.chainkeeper.jobs.clock;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Plans as JSON. What is not known is refused rather than dropped: a plan that was read in part would be saved in
/// part.
final class PlansJson {
    static final int VERSION = 1;
    /// 5,000 VMs listed in each of 50 plans have about 10 MiB.
    static final int MAX_BYTES = 32 << 20;

    private static final String KIND = "kind";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_BYTES)
                            .maxStringLength(10_000)
                            .maxNameLength(100)
                            .maxNestingDepth(16)
                            .maxNumberLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .addMixIn(Selection.class, SelectionKinds.class)
            .addMixIn(When.class, WhenKinds.class)
            .addMixIn(Proving.class, ProvingKinds.class)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private PlansJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = KIND)
    @JsonSubTypes({
        @Type(value = Selection.Vms.class, name = "vms"),
        @Type(value = Selection.Rule.class, name = "rule"),
    })
    private interface SelectionKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = KIND)
    @JsonSubTypes({
        @Type(value = When.Manual.class, name = "manual"),
        @Type(value = When.Daily.class, name = "daily"),
        @Type(value = When.Weekly.class, name = "weekly"),
        @Type(value = When.Monthly.class, name = "monthly"),
        @Type(value = When.EveryHours.class, name = "every-hours"),
    })
    private interface WhenKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = KIND)
    @JsonSubTypes({
        @Type(value = Proving.Always.class, name = "always"),
        @Type(value = Proving.Never.class, name = "never"),
        @Type(value = Proving.EveryNth.class, name = "every-nth"),
    })
    private interface ProvingKinds {}

    /// The bytes are not the plans.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    /// A newer program wrote them.
    static final class Newer extends Exception {
        private static final long serialVersionUID = 1L;

        Newer(int version) {
            super("a newer program wrote it (version " + version + ")");
        }
    }

    static byte[] write(KeptPlans plans) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.put("version", VERSION);
        whole.setAll((ObjectNode) MAPPER.valueToTree(plans));
        try {
            return (MAPPER.writeValueAsString(whole) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // records in memory can always be written
        }
    }

    static KeptPlans read(byte[] text) throws Unreadable, Newer {
        try {
            if (!(MAPPER.readTree(text) instanceof ObjectNode whole)) {
                throw new Unreadable("it holds no JSON object");
            }
            JsonNode version = whole.remove("version");
            if (version == null || !version.isInt() || version.intValue() < 1) {
                throw new Unreadable("it has no version");
            }
            if (version.intValue() > VERSION) {
                throw new Newer(version.intValue());
            }
            return MAPPER.treeToValue(whole, KeptPlans.class);
        } catch (JsonProcessingException e) {
            throw new Unreadable(String.valueOf(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
