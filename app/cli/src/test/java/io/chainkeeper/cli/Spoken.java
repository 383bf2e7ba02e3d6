package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.jobs.settings.Homes;
import java.io.PrintWriter;
import java.io.StringWriter;

/// One command line and what came of it.
///
/// @param status the exit status
/// @param out    standard output
/// @param err    standard error
record Spoken(int status, String out, String err) {
    static Spoken say(Object... words) {
        return say(Homes.here(), words);
    }

    /// What somebody says who lives elsewhere.
    static Spoken say(Homes homes, Object... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] = words[i].toString();
        }
        int status = Main.run(homes, new PrintWriter(out), new PrintWriter(err), arguments);
        return new Spoken(status, out.toString(), err.toString());
    }

    Spoken endsWith(ExitCode exit) {
        assertThat(status).as("%s%n%s", out, err).isEqualTo(exit.number());
        return this;
    }

    JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(out);
    }
}
