package io.chainkeeper.jobs.activity;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Marks as JSON: a string with a letter per day, such as `--PPF-M`. A calendar of 5,000 VMs over half a year has
/// 910,000 marks, which as a list of words would be ten times as long.
@SuppressWarnings("exports") // Jackson's types are for Jackson only
public final class DayMarks {
    private static final DayMark[] ALL = DayMark.values();
    private static final String LETTERS = "-PNSFMR";

    private DayMarks() {}

    /// The letters of marks.
    public static String letters(List<DayMark> marks) {
        StringBuilder text = new StringBuilder(marks.size());
        marks.forEach(mark -> text.append(LETTERS.charAt(mark.ordinal())));
        return text.toString();
    }

    /// The marks of letters.
    ///
    /// @throws IllegalArgumentException for another letter
    public static List<DayMark> marks(String letters) {
        List<DayMark> marks = new ArrayList<>(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            int at = LETTERS.indexOf(letters.charAt(i));
            if (at < 0) {
                throw new IllegalArgumentException("no mark: " + letters.charAt(i));
            }
            marks.add(ALL[at]);
        }
        return marks;
    }

    /// Writes letters.
    public static final class Writer extends JsonSerializer<List<DayMark>> {
        /// Called by Jackson.
        public Writer() {}

        @Override
        public void serialize(List<DayMark> marks, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(letters(marks));
        }
    }

    /// Reads letters.
    public static final class Reader extends JsonDeserializer<List<DayMark>> {
        /// Called by Jackson.
        public Reader() {}

        @Override
        public List<DayMark> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return marks(json.getText());
        }
    }
}
