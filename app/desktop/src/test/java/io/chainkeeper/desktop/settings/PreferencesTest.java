package io.chainkeeper.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.Forgotten;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.jobs.settings.Appearance;
import io.chainkeeper.jobs.settings.Settings;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;

    private Preferences preferences() throws Exception {
        SettingsFile file = new SettingsFile(folder);
        return new Preferences(file, file.current(), new Background(Runnable::run));
    }

    private static void wear(Preferences where, Appearance.Theme theme) {
        where.change(before -> before.withAppearance(before.appearance().withTheme(theme)));
    }

    @Test
    void whatIsChangedOnOneBranchHoldsOnAll() throws Exception {
        Preferences trunk = preferences();
        Preferences one = trunk.branch();
        Preferences other = one.branch();
        var heard = new AtomicReference<Settings>();
        other.settingsProperty().subscribe(heard::set);

        wear(one, Appearance.Theme.DARK);

        assertThat(trunk.now().appearance().theme()).isEqualTo(Appearance.Theme.DARK);
        assertThat(other.now()).isEqualTo(trunk.now());
        assertThat(heard.get()).isEqualTo(trunk.now());
    }

    @Test
    void whoListensOnABranchIsForgottenWithIt() throws Exception {
        Preferences trunk = preferences();

        assertThat(Forgotten.is(screenOn(trunk.branch()))).isTrue();
        wear(trunk, Appearance.Theme.LIGHT);
        assertThat(trunk.now().appearance().theme()).isEqualTo(Appearance.Theme.LIGHT);
    }

    private static WeakReference<Object> screenOn(Preferences branch) {
        Object[] screen = {new byte[1]};
        branch.settingsProperty().subscribe(now -> screen[0] = now);
        return new WeakReference<>(screen);
    }
}
