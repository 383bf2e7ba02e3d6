package io.chainkeeper.desktop;

import io.chainkeeper.cli.Main;
import io.chainkeeper.desktop.gallery.GalleryApp;
import io.chainkeeper.jobs.agent.FrontWindow;
import io.chainkeeper.jobs.settings.Homes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Application;

/// Where the program starts: the window, or the command line when there are words for it.
///
/// It must not extend [Application]: on the class path the JVM would refuse to start it.
public final class Launcher {
    private Launcher() {}

    /// No words, or `window`: the window. `gallery`: the control gallery. `demo` where there is a display: the window
    /// on the lab. Anything else goes to
    /// the command line.
    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        if (opensGallery(words)) {
            Application.launch(GalleryApp.class);
        } else if (opensWindow(words, System.getenv(), System.getProperty("os.name", ""))) {
            List<String> told = forWindow(words);
            // A window that is open already comes to the front instead.
            if (opensLab(told) || !FrontWindow.showOther(Homes.here().data())) {
                PulseRate.slow();
                Application.launch(DesktopApp.class, told.toArray(String[]::new));
            }
            // A keyring's bus keeps threads that never end; the window's end is the program's.
            System.exit(0);
        } else {
            Main.main(arguments);
        }
    }

    /// `gallery` and nothing else: our own pictures with fixed data, for who changes them.
    static boolean opensGallery(List<String> words) {
        return words.equals(List.of("gallery"));
    }

    /// Whether a window opens on a lab of its own.
    static boolean opensLab(List<String> told) {
        return told.contains("--lab") || told.contains("--lab-dir");
    }

    static boolean opensWindow(List<String> words, Map<String, String> environment, String system) {
        if (words.isEmpty()) {
            return true;
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "window" -> !asksForHelp(rest);
            case "demo" ->
                hasDisplay(environment, system)
                        && !asksForHelp(rest)
                        && !rest.contains("--headless")
                        && !rest.contains("--json");
            default -> false;
        };
    }

    private static boolean asksForHelp(List<String> words) {
        return words.contains("--help") || words.contains("-h");
    }

    private static boolean hasDisplay(Map<String, String> environment, String system) {
        return !system.toLowerCase(Locale.ROOT).contains("linux")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    /// What the window is told: `demo --dir DIR` is `--lab-dir DIR` there.
    static List<String> forWindow(List<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> rest = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            if (word.startsWith("--dir=")) {
                rest.add("--lab-dir");
                rest.add(word.substring("--dir=".length()));
            } else {
                rest.add(word.equals("--dir") ? "--lab-dir" : word);
            }
        }
        if (words.getFirst().equals("demo")) {
            rest.addFirst("--lab");
        }
        return List.copyOf(rest);
    }
}
