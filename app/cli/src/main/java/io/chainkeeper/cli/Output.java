package io.chainkeeper.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.Map;

/// Where a command speaks: its answer on standard output, as text or as one JSON document, and everything said on the
/// way there on standard error, so that `chainkeeper vms --json | jq` always works.
final class Output {
    private final PrintWriter answers;
    private final PrintWriter remarks;

    Output(PrintWriter answers, PrintWriter remarks) {
        this.answers = answers;
        this.remarks = remarks;
    }

    /// A line of the answer, for people.
    void line(String text) {
        answers.println(text);
        answers.flush();
    }

    /// A line on the way: progress, a hint, a warning.
    void remark(String text) {
        remarks.println(text);
        remarks.flush();
    }

    /// A line that the next one overwrites; only for terminals.
    void passing(String text) {
        remarks.print("\r\u001b[2K" + text);
        remarks.flush();
    }

    /// The whole answer, for scripts: keys in camel case, sizes in bytes, times in ISO 8601.
    void json(Map<String, ?> document) {
        try {
            line(Json.MAPPER.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that can't be written as JSON", e);
        }
    }

    /// Made when it is asked for: most answers are text.
    private static final class Json {
        private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    }
}
