package io.chainkeeper.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every language says everything that English says, about the same facts.
class TranslationTest {
    private static final Pattern FACT = Pattern.compile("\\{(\\d+)[,}]");

    @ParameterizedTest
    @ValueSource(strings = "de")
    void aLanguageHasEveryText(String language) {
        StringBuilder missing = new StringBuilder();
        for (String part : UiResources.PARTS) {
            Map<String, String> known = Texts.read(part + "_" + language + ".properties");
            Texts.read(part + ".properties").entrySet().stream()
                    .filter(text -> !known.containsKey(text.getKey()))
                    .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                    .forEach(text -> missing.append('\n')
                            .append(part + "_" + language + ".properties: ")
                            .append(text.getKey())
                            .append('=')
                            .append(text.getValue()));
        }
        assertThat(missing.toString()).as("texts to paste and translate").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "de")
    void aLanguageHasNoTextThatEnglishHasNot(String language) {
        var strays = new TreeSet<String>();
        for (String part : UiResources.PARTS) {
            strays.addAll(Texts.read(part + "_" + language + ".properties").keySet());
            strays.removeAll(Texts.read(part + ".properties").keySet());
        }
        assertThat(strays).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "de")
    void aTranslationTellsTheSameFacts(String language) {
        for (String part : UiResources.PARTS) {
            Map<String, String> english = Texts.read(part + ".properties");
            Texts.read(part + "_" + language + ".properties")
                    .forEach((key, text) -> assertThat(facts(text))
                            .as(key + "=" + text)
                            .isEqualTo(facts(english.getOrDefault(key, ""))));
        }
    }

    @Test
    void everyFileOfTextsIsRead() throws Exception {
        java.nio.file.Path folder = java.nio.file.Path.of(
                UiResources.class.getResource("texts/app.properties").toURI());
        try (var files = java.nio.file.Files.list(folder.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("(_de)?\\.properties$", ""))
                            .collect(Collectors.toSet()))
                    .isEqualTo(Set.copyOf(UiResources.PARTS));
        }
    }

    @Test
    void thePseudoLanguageIsLongerAndKeepsItsFacts() {
        var plain = UiResources.texts(Locale.ENGLISH);
        var stretched = UiResources.texts(Locale.of("en", "XA"));
        for (String key : plain.keySet()) {
            assertThat(facts(stretched.getString(key))).as(key).isEqualTo(facts(plain.getString(key)));
        }
        assertThat(stretched.getString("welcome.connect")).startsWith("Cõnnéct").hasSize(28);
    }

    private static Set<String> facts(String text) {
        return FACT.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
