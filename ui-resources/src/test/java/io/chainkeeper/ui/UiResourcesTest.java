package io.chainkeeper.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UiResourcesTest {
    private static final Pattern KEY = Pattern.compile("=\"%([^\"]+)\"");

    @Test
    void everyTextThatAViewNamesIsInTheBundle() throws Exception {
        ResourceBundle texts = UiResources.texts(Locale.ENGLISH);
        var missing = new TreeSet<String>();
        for (Path view : views()) {
            KEY.matcher(Files.readString(view))
                    .results()
                    .map(found -> found.group(1))
                    .filter(key -> !texts.containsKey(key))
                    .forEach(key -> missing.add(view.getFileName() + ": " + key));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everySentenceCanTakeItsFacts() {
        ResourceBundle texts = UiResources.texts(Locale.ENGLISH);
        for (String key : texts.keySet()) {
            assertThat(texts.getString(key)).as(key).isNotBlank().doesNotContain("'");
            new MessageFormat(texts.getString(key), Locale.ENGLISH);
        }
    }

    @Test
    void aLanguageWithoutTextsIsAnsweredInEnglish() {
        assertThat(UiResources.texts(Locale.of("eo")).getString("app.name")).isEqualTo("Chainkeeper");
    }

    @Test
    void bothThemesDefineTheSameColours() throws Exception {
        assertThat(Sheet.read("dark").colours().keySet())
                .containsAll(Sheet.read("light").colours().keySet().stream()
                        .filter(name -> name.startsWith("-ck-"))
                        .toList());
    }

    @Test
    void aFileThatIsNotHereIsTheCallersMistake() {
        assertThatThrownBy(() -> UiResources.view("nowhere")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UiResources.stylesheet("../app")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Path> views() throws IOException, URISyntaxException {
        Path folder = Path.of(UiResources.view("shell").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".fxml")).toList();
        }
    }
}
