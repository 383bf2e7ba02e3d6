package io.chainkeeper.desktop.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.settings.Preferences;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherStoresViewModelTest {
    @TempDir
    Path dir;

    private final BlockingQueue<Runnable> edge = new LinkedBlockingQueue<>();
    private final List<Connection> left = new ArrayList<>();

    private Connection connection(String name) {
        return new Connection(
                UUID.randomUUID(),
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                dir.resolve(name),
                dir.resolve("catalog"));
    }

    @Test
    void whatIsKeptAndNotOpenIsListedAndCanBeOpened() throws Exception {
        SettingsFile file = new SettingsFile(dir);
        Preferences preferences = new Preferences(file, file.current(), new Background(edge::add));
        Connection open = connection("open");
        Connection usb = connection("usb");
        preferences.change(before -> before.opened(usb).opened(open));
        OtherStoresViewModel others = new OtherStoresViewModel(
                preferences,
                Optional.of(open.id()),
                left::add,
                Wording.of(Clock.systemUTC(), ZoneId.of("UTC"), Locale.ENGLISH));

        assertThat(others.othersProperty().get())
                .extracting(OtherStoresViewModel.Other::name)
                .containsExactly("usb");
        assertThat(others.othersProperty().get().getFirst().where())
                .contains(usb.repository().toString());
        others.open(others.othersProperty().get().getFirst());
        assertThat(left).containsExactly(usb);

        preferences.change(before -> before.without(usb.id()));
        assertThat(others.othersProperty().get()).isEmpty();
        saved();
        saved();
    }

    /// Waits until one change is in the file: nobody writes there any more when the folder goes.
    private void saved() throws InterruptedException {
        Objects.requireNonNull(edge.poll(1, TimeUnit.MINUTES)).run();
    }
}
