package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherTest {
    private static final Map<String, String> SCREEN = Map.of("DISPLAY", ":0");

    @Test
    void withoutWordsTheWindowOpens() {
        assertThat(opens(Map.of())).isTrue();
        assertThat(opens(SCREEN, "window", "--lab")).isTrue();
    }

    @Test
    void theGalleryIsAWindowOfItsOwn() {
        assertThat(Launcher.opensGallery(List.of("gallery"))).isTrue();
        assertThat(Launcher.opensGallery(List.of("gallery", "--help"))).isFalse();
        assertThat(opens(SCREEN, "gallery")).isFalse();
    }

    @Test
    void everyOtherWordGoesToTheCommandLine() {
        assertThat(opens(SCREEN, "vms")).isFalse();
        assertThat(opens(SCREEN, "--help")).isFalse();
        assertThat(opens(SCREEN, "lab")).isFalse();
    }

    @Test
    void theDemoOpensTheWindowWhereThereIsADisplay() {
        assertThat(opens(SCREEN, "demo")).isTrue();
        assertThat(opens(Map.of(), "demo")).isFalse();
        assertThat(Launcher.opensWindow(List.of("demo"), Map.of(), "Windows 11"))
                .isTrue();
    }

    @Test
    void theDemoStaysInTheTerminalWhenAskedTo() {
        assertThat(opens(SCREEN, "demo", "--headless")).isFalse();
        assertThat(opens(SCREEN, "demo", "--json")).isFalse();
        assertThat(opens(SCREEN, "demo", "--help")).isFalse();
    }

    @Test
    void theDemosFolderIsTheLabsFolder() {
        assertThat(Launcher.forWindow(List.of("demo", "--dir", "/x"))).containsExactly("--lab", "--lab-dir", "/x");
        assertThat(Launcher.forWindow(List.of("demo", "--dir=/x"))).containsExactly("--lab", "--lab-dir", "/x");
        Parameter parameter = Parameter.of(List.of("--lab", "--lab-dir", "/x"));
        assertThat(parameter.lab()).isTrue();
        assertThat(parameter.folder()).contains(Path.of("/x").toAbsolutePath());
        assertThat(Parameter.of(List.of()).lab()).isFalse();
    }

    private static boolean opens(Map<String, String> environment, String... words) {
        return Launcher.opensWindow(List.of(words), environment, "Linux");
    }
}
