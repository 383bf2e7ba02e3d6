package io.chainkeeper.jobs.recall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.jobs.activity.RunEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Writes runs down for other programs. Names and words come from VMs and engines, so a spreadsheet must not take
/// them for formulas.
final class RunText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEAD = List.of(
            "started",
            "ended",
            "kind",
            "state",
            "subject",
            "plan",
            "bytesMoved",
            "code",
            "words",
            "vm",
            "point",
            "run");
    private static final String LINE = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n|%";

    private RunText() {}

    static String csv(List<RunEntry> runs) {
        StringBuilder text = new StringBuilder(String.join(",", HEAD)).append(LINE);
        for (RunEntry run : runs) {
            text.append(fields(run).values().stream()
                            .map(value -> value instanceof Number ? value.toString() : cell(value.toString()))
                            .collect(Collectors.joining(",")))
                    .append(LINE);
        }
        return text.toString();
    }

    static String json(List<RunEntry> runs) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(runs.stream().map(RunText::fields).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers that are no JSON", e);
        }
    }

    /// Quoted as in RFC 4180, and with an apostrophe before what a spreadsheet would calculate.
    static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static Map<String, Object> fields(RunEntry run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("started", run.startedAt().toString());
        fields.put("ended", run.endedAt().map(Object::toString).orElse(""));
        fields.put("kind", word(run.kind()));
        fields.put("state", word(run.state()));
        fields.put("subject", run.subject());
        fields.put("plan", run.plan().orElse(""));
        fields.put("bytesMoved", run.bytesMoved());
        fields.put("code", run.code().orElse(""));
        fields.put("words", run.words());
        fields.put("vm", run.vm().map(UUID::toString).orElse(""));
        fields.put("point", run.point().map(UUID::toString).orElse(""));
        fields.put("run", run.id().toString());
        return fields;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
