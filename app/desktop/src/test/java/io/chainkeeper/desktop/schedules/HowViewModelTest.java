package io.chainkeeper.desktop.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.images.Qcow2Writer.Compression;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Window;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HowViewModelTest {
    private final HowViewModel model =
            new HowViewModel(Wording.of(InstantSource.system(), ZoneId.of("UTC"), Locale.ENGLISH));

    @Test
    void whateverIsShownComesBackAsItWas() {
        UUID disk = UUID.randomUUID();
        for (How each : List.of(
                How.standard(),
                new How(
                        30,
                        true,
                        Compression.ZSTD,
                        new Proving.EveryNth(3),
                        Set.of(disk),
                        Optional.of(new Window(LocalTime.of(22, 0), LocalTime.of(5, 30)))),
                new How(13, false, Compression.ZLIB, new Proving.Always(), Set.of(), Optional.empty()))) {
            model.show(each);
            assertThat(model.howProperty().get()).contains(each);
        }
    }

    @Test
    void aPartOfTheDayThatIsNoneIsToldUntilItIsSwitchedOff() {
        model.windowedProperty().set(true);
        model.fromProperty().set("late");
        assertThat(model.howProperty().get()).isEmpty();
        assertThat(model.problemProperty().get()).isNotEmpty();
        model.windowedProperty().set(false);
        assertThat(model.howProperty().get()).contains(How.standard());
    }
}
