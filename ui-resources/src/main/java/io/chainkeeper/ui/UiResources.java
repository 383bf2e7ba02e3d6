package io.chainkeeper.ui;

import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/// Finds the files of this module by the stem that view, controller and view model share.
///
/// A name that is not there is a slip of the programmer, never the world's trouble: it throws
/// [IllegalArgumentException] and says which file was looked for.
public final class UiResources {
    private static final Pattern STEM = Pattern.compile("[A-Za-z][A-Za-z-]*");

    /// The files of texts, in the order in which a person meets them.
    static final List<String> PARTS = List.of(
            "app",
            "frame",
            "welcome",
            "connect",
            "machines",
            "machine",
            "plans",
            "schedules",
            "begin",
            "runs",
            "transfers",
            "points",
            "activity",
            "repositories",
            "doctor",
            "restore",
            "lab",
            "settings",
            "guide",
            "pictures",
            "overview",
            "gallery",
            "tray",
            "passwords");

    private static final List<String> SHEETS = List.of(
            "app",
            "pictures",
            "overview",
            "machines",
            "schedules",
            "begin",
            "restore",
            "repositories",
            "doctor",
            "lab",
            "transfers",
            "settings");

    private UiResources() {}

    /// The FXML file of a screen or a part of one.
    ///
    /// @param stem such as `machines`, without folder and ending
    public static URL view(String stem) {
        return file("views/" + checked(stem) + ".fxml");
    }

    /// A style sheet: `app` holds structure, `light` and `dark` hold the colours.
    ///
    /// @param name without folder and ending
    public static URL stylesheet(String name) {
        return file("styles/" + checked(name) + ".css");
    }

    /// The typeface's files, to be loaded before the first scene is styled. The same letters on every system keep every
    /// text within the room that was measured for it.
    public static List<URL> fonts() {
        return List.of(file("fonts/Inter-Regular.otf"), file("fonts/Inter-SemiBold.otf"));
    }

    /// Every style sheet that holds structure: the common one first, then what single screens add.
    public static List<URL> stylesheets() {
        return SHEETS.stream().map(UiResources::stylesheet).toList();
    }

    /// Every text of the window in a language, English where a language has none.
    ///
    /// The texts lie in one file per screen and language; no key is in two screens' files.
    public static ResourceBundle texts(Locale locale) {
        return Texts.of(PARTS, locale);
    }

    private static String checked(String name) {
        if (!STEM.matcher(name).matches()) {
            throw new IllegalArgumentException("not the stem of a file here: " + name);
        }
        return name;
    }

    private static URL file(String path) {
        URL found = UiResources.class.getResource(path);
        if (found == null) {
            throw new IllegalArgumentException("no such file in ui-resources: " + path);
        }
        return found;
    }
}
