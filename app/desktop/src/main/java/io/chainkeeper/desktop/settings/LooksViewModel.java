package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.settings.Appearance;
import io.chainkeeper.jobs.settings.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Theme, language, motion. Each choice holds at once.
public final class LooksViewModel {
    /// A language to choose.
    ///
    /// @param tag  empty for the system's
    /// @param name in its own words: whoever does not read the present one finds their own
    public record Tongue(Optional<String> tag, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final Preferences preferences;
    private final Wording wording;

    /// @param parts what the screen is made of
    public LooksViewModel(Desk desk, SettingsParts parts) {
        this.preferences = parts.preferences();
        this.wording = desk.wording();
    }

    /// The languages that can be chosen.
    public List<Tongue> tongues() {
        List<Tongue> all = new ArrayList<>();
        all.add(new Tongue(Optional.empty(), wording.get("settings.looks.language.system")));
        Languages.OURS.forEach(tag -> all.add(new Tongue(Optional.of(tag), ownName(tag))));
        return all;
    }

    private static String ownName(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getDisplayLanguage(locale);
    }

    /// The language that holds.
    public Tongue tongue() {
        Optional<String> tag = preferences.now().appearance().language();
        return tongues().stream()
                .filter(each -> each.tag().equals(tag))
                .findFirst()
                .orElseGet(() -> tongues().getFirst());
    }

    /// Another language: the window's screens are built anew.
    public void speak(Tongue tongue) {
        change(now().withLanguage(tongue.tag()));
    }

    /// Another theme.
    public void wear(Appearance.Theme theme) {
        change(now().withTheme(theme));
    }

    /// With or without motion.
    public void reduceMotion(boolean reduce) {
        change(now().withReduceMotion(reduce));
    }

    private void change(Appearance appearance) {
        preferences.change(before -> before.withAppearance(appearance));
    }

    /// What holds now.
    public Appearance now() {
        return preferences.now().appearance();
    }

    /// Calls with what holds, now and whenever it changes.
    public void whenChanged(java.util.function.Consumer<Appearance> listener) {
        preferences.settingsProperty().map(settings -> settings.appearance()).subscribe(listener);
    }
}
