package io.chainkeeper.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.settings.Notifications;
import io.chainkeeper.jobs.settings.SessionSecrets;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks are made by hand and the clock is moved: nothing waits.
class WatchTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path dir;

    private final Screen screen = new Screen();
    private final List<Attention> attention = new ArrayList<>();
    private SettingsFile settings;
    private Instant now = Instant.parse("2026-11-18T09:00:00Z"); // a Wednesday
    private boolean engineAnswers = true;
    private boolean ours = true;

    /// A screen that remembers, and may be dark.
    private static final class Screen implements Channel {
        final List<Message> shown = new ArrayList<>();
        boolean dark;
        Way way = Way.DESKTOP;

        @Override
        public Way way() {
            return way;
        }

        @Override
        public void send(Message message) throws ChannelFailed {
            if (dark) {
                throw new ChannelFailed(ChannelFailed.Reason.NOT_REACHED, "dark");
            }
            shown.add(message);
        }

        List<Message.Kind> kinds() {
            return shown.stream().map(Message::kind).toList();
        }
    }

    private final class Place implements Watched {
        @Override
        public Health health() {
            return new Health(
                    14, Map.of(Protection.PROTECTED, 14 - attention.size()), attention, List.of(), engineAnswers, now);
        }

        @Override
        public Optional<Instant> lastGoodRun() {
            return Optional.empty();
        }
    }

    @BeforeEach
    void nothingWasTold() throws Exception {
        settings = new SettingsFile(dir.resolve("config"));
        settings.change(
                before -> before.withNotifications(Notifications.standard().withWeekly(Optional.empty())));
    }

    private Watch watch() throws Exception {
        return new Watch(
                new Place(),
                () -> ours,
                settings,
                new Channels(new SessionSecrets(), screen, SSLContext.getDefault()),
                dir.resolve("catalog"),
                new Watch.Here(() -> now, () -> BERLIN, Locale.ENGLISH));
    }

    private static UUID vm(int number) {
        return new UUID(0, number);
    }

    private void trouble(int vm, Attention.Kind kind) {
        attention.add(new Attention(kind, Optional.of(vm(vm)), "vm" + vm, now, Optional.empty(), false));
    }

    private void fine(int vm) {
        attention.removeIf(each -> each.vm().equals(Optional.of(vm(vm))));
    }

    @Test
    void gettingIntoTroubleIsOneNoticeAndGettingOutIsAnother() throws Exception {
        Watch watch = watch();
        watch.look();
        trouble(1, Attention.Kind.LAST_RUN_FAILED);
        for (int i = 0; i < 50; i++) {
            now = now.plus(Duration.ofMinutes(1));
            watch.look();
        }
        assertThat(screen.shown).extracting(Message::title).containsExactly("vm1 needs attention");
        trouble(1, Attention.Kind.OVERDUE);
        watch.look();
        assertThat(screen.shown).as("worse, but told").hasSize(1);
        fine(1);
        watch.look();
        watch.look();
        assertThat(screen.shown).extracting(Message::title).containsExactly("vm1 needs attention", "All good again");
    }

    @Test
    void aNightWithoutEngineIsOneNotice() throws Exception {
        Watch watch = watch();
        for (int i = 0; i < 14; i++) {
            trouble(i, Attention.Kind.LAST_RUN_FAILED);
        }
        watch.look();
        assertThat(screen.shown).singleElement().extracting(Message::title).isEqualTo("14 things need attention");
    }

    @Test
    void nobodyGetsBetterBecauseTheEngineDoesNotAnswer() throws Exception {
        Watch watch = watch();
        trouble(1, Attention.Kind.OVERDUE);
        watch.look();
        engineAnswers = false;
        fine(1);
        watch.look();
        assertThat(screen.shown).hasSize(1);
        engineAnswers = true;
        watch.look();
        assertThat(screen.kinds()).containsExactly(Message.Kind.TROUBLE, Message.Kind.GOOD_AGAIN);
    }

    @Test
    void aRestartRepeatsNothing() throws Exception {
        trouble(1, Attention.Kind.OVERDUE);
        watch().look();
        watch().look();
        assertThat(screen.shown).hasSize(1);
        fine(1);
        watch().look();
        assertThat(screen.kinds()).containsExactly(Message.Kind.TROUBLE, Message.Kind.GOOD_AGAIN);
    }

    @Test
    void whileAnotherProcessTellsThisOneIsSilentAndKnowsAfterwardsWhatWasTold() throws Exception {
        Watch mine = watch();
        mine.look();
        ours = false;
        trouble(1, Attention.Kind.OVERDUE);
        mine.look();
        assertThat(screen.shown).isEmpty();
        ours = true;
        watch().look(); // the other process
        mine.look();
        assertThat(screen.shown).hasSize(1);
    }

    @Test
    void whatDidNotGetThroughIsTriedAgainWithPausesAndForADayAtMost() throws Exception {
        settings.change(
                before -> before.withNotifications(before.notifications().withWebhook(Optional.of("h"))));
        screen.way = Channel.Way.DESKTOP;
        Watch watch = watch();
        trouble(1, Attention.Kind.OVERDUE);
        watch.look(); // the webhook has no address: it fails
        String told = Files.readString(dir.resolve("catalog/told.json"));
        assertThat(told).contains("WEBHOOK").doesNotContain("DESKTOP");
        for (int i = 0; i < 60 * 26; i++) {
            now = now.plus(Duration.ofMinutes(1));
            watch.look();
        }
        assertThat(screen.shown).as("the way that worked is not used again").hasSize(1);
        assertThat(Files.readString(dir.resolve("catalog/told.json"))).doesNotContain("WEBHOOK");
    }

    @Test
    void theWeeklyWordComesOnceAWeekAlsoAfterAComputerSlept() throws Exception {
        settings.change(before -> before.withNotifications(before.notifications()
                .withWeekly(Optional.of(new Notifications.Weekly(DayOfWeek.MONDAY, LocalTime.of(8, 0))))));
        Watch watch = watch();
        watch.look();
        assertThat(screen.shown).as("not on the first day").isEmpty();
        now = Instant.parse("2026-11-23T06:59:00Z");
        watch.look();
        assertThat(screen.shown).isEmpty();
        now = Instant.parse("2026-11-23T07:00:00Z"); // eight o'clock in Berlin
        watch.look();
        watch.look();
        assertThat(screen.kinds()).containsExactly(Message.Kind.WEEKLY);
        assertThat(screen.shown.getFirst().title()).isEqualTo("All is well");
        now = Instant.parse("2026-12-16T12:00:00Z"); // slept over three Mondays
        trouble(1, Attention.Kind.OVERDUE);
        watch.look();
        assertThat(screen.kinds()).containsExactly(Message.Kind.WEEKLY, Message.Kind.TROUBLE, Message.Kind.WEEKLY);
        assertThat(screen.shown.getLast().title()).isEqualTo("One thing needs attention this week");
    }

    @Test
    void noticesSpeakTheSettingsLanguage() throws Exception {
        settings.change(before -> before.withAppearance(before.appearance().withLanguage(Optional.of("de"))));
        trouble(1, Attention.Kind.OVERDUE);
        watch().look();
        assertThat(screen.shown.getFirst().title()).isEqualTo("vm1 braucht Aufmerksamkeit");
        assertThat(screen.shown.getFirst().text()).contains("Sicherung überfällig seit");
    }

    @Test
    void tenThousandResultsAreToldOnlyWhenTheyChangeSomethingAndNothingGrows() throws Exception {
        long seed = 20261121;
        Random random = new Random(seed);
        Watch watch = watch();
        boolean[] bad = new boolean[8];
        int changes = 0;
        for (int i = 0; i < 10_000; i++) {
            int vm = random.nextInt(bad.length);
            boolean fails = random.nextInt(20) == 0 || bad[vm] && random.nextInt(4) > 0;
            if (fails != bad[vm]) {
                changes++;
                bad[vm] = fails;
            }
            fine(vm);
            if (fails) {
                trouble(vm, Attention.Kind.LAST_RUN_FAILED);
            }
            now = now.plus(Duration.ofMinutes(10));
            watch.look();
        }
        assertThat(screen.shown).as("seed " + seed).hasSize(changes);
        assertThat(Files.size(dir.resolve("catalog/told.json"))).isLessThan(4096);
    }

    @Test
    void damagedMemoryIsMovedAsideAndTroubleToldOnceMore() throws Exception {
        trouble(1, Attention.Kind.OVERDUE);
        watch().look();
        Files.writeString(dir.resolve("catalog/told.json"), "{ not json");
        watch().look();
        assertThat(screen.shown).hasSize(2);
        assertThat(dir.resolve("catalog/told.unreadable.json")).exists();
    }

    @Test
    void namesBecomeHarmless() {
        assertThat(NoticeWords.harmless("a\r\nb\u202Ec\u0000d")).isEqualTo("a  b c d");
        assertThat(NoticeWords.harmless("x".repeat(300)))
                .hasSize(NoticeWords.LONGEST_NAME)
                .endsWith("…");
    }
}
