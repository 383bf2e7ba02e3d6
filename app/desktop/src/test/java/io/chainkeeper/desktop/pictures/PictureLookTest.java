package io.chainkeeper.desktop.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.chain.ChainColumn;
import io.chainkeeper.desktop.chain.ChainLane;
import io.chainkeeper.desktop.chain.ChainMark;
import io.chainkeeper.desktop.chain.ChainPicture;
import io.chainkeeper.desktop.chain.ChainTimeline;
import io.chainkeeper.desktop.shell.Looks;
import io.chainkeeper.desktop.shell.Theme;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.DayMark;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.BlockMap;
import io.chainkeeper.ui.UiResources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Single pixels well inside of shapes: what is drawn where, in which ink. Letters and soft edges are left out, since
/// they differ from system to system.
class PictureLookTest extends ApplicationTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final UUID VM = UUID.randomUUID();
    private final Wording wording =
            Wording.of(() -> Instant.parse("2026-11-21T12:00:00Z"), ZoneId.of("UTC"), Locale.ENGLISH);
    private final StackPane place = new StackPane();
    private Scene scene;
    private Looks looks;

    @Override
    public void start(Stage stage) {
        place.setStyle("-fx-background-color: -color-bg-default; -fx-alignment: top-left;");
        scene = new Scene(place, 640, 400);
        stage.setScene(scene);
        looks = Looks.of(scene);
        stage.show();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyOutcomeOfADayHasItsInkAndItsShape(Theme theme) throws Exception {
        ProtectionCalendar calendar = calendar();
        WritableImage photo = photo(calendar, theme);
        assertThat(pixel(photo, calendar, DayMark.POINT, 7, 7)).isEqualTo(ink(theme, "-ck-good"));
        assertThat(pixel(photo, calendar, DayMark.POINT_WITH_NOTES, 3, 7)).isEqualTo(ink(theme, "-ck-noted"));
        assertThat(pixel(photo, calendar, DayMark.POINT_WITH_NOTES, 7, 5)).isEqualTo(ink(theme, "-ck-sign"));
        assertThat(pixel(photo, calendar, DayMark.SKIPPED, 7, 7)).isEqualTo(ink(theme, "-ck-skipped"));
        assertThat(pixel(photo, calendar, DayMark.SKIPPED, 7, 3)).isEqualTo(ink(theme, "-color-bg-default"));
        assertThat(pixel(photo, calendar, DayMark.FAILED, 2, 7)).isEqualTo(ink(theme, "-ck-bad"));
        assertThat(pixel(photo, calendar, DayMark.FAILED, 7, 7)).isEqualTo(ink(theme, "-ck-sign"));
        assertThat(pixel(photo, calendar, DayMark.MISSED, 7, 0)).isEqualTo(ink(theme, "-ck-missed"));
        assertThat(pixel(photo, calendar, DayMark.MISSED, 7, 7)).isEqualTo(ink(theme, "-color-bg-default"));
        assertThat(pixel(photo, calendar, DayMark.RUNNING, 2, 7)).isEqualTo(ink(theme, "-ck-running"));
        assertThat(pixel(photo, calendar, DayMark.NONE, 3, 3)).isEqualTo(ink(theme, "-color-bg-default"));
    }

    @Test
    void fromTheRightTheDaysRunTheOtherWay() throws Exception {
        ProtectionCalendar calendar = calendar();
        interact(() -> place.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
        WritableImage photo = photo(calendar, Theme.LIGHT);
        int x = (int) (scene.getWidth() - 1 - x(calendar, DayMark.FAILED, 2));
        assertThat(photo.getPixelReader().getColor(x, y(calendar, 7))).isEqualTo(ink(Theme.LIGHT, "-ck-bad"));
    }

    @Test
    void theCalendarIsWalkedAndOpenedByTheKeyboard() {
        ProtectionCalendar calendar = calendar();
        List<Object> opened = new ArrayList<>();
        calendar.setOnDay((vm, day) -> opened.addAll(List.of(vm, day)));
        calendar.setOnRow(opened::add);
        show(calendar);
        interact(calendar::requestFocus);
        assertThat(calendar.getAccessibleText()).isEqualTo("web01, Sun, Nov 22, 2026: Running");
        press(calendar, KeyCode.LEFT);
        assertThat(calendar.getAccessibleText()).isEqualTo("web01, Sat, Nov 21, 2026: Missed");
        press(calendar, KeyCode.ENTER);
        assertThat(opened).containsExactly(VM, MONDAY.plusDays(5));
        opened.clear();
        press(calendar, KeyCode.HOME);
        press(calendar, KeyCode.LEFT);
        assertThat(calendar.readoutProperty().get()).startsWith("web01 is overdue: 2 days with points");
        press(calendar, KeyCode.ENTER);
        assertThat(opened).containsExactly(VM);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyKindOfBlockHasItsInkAndItsShape(Theme theme) throws Exception {
        BlockMapView blocks = new BlockMapView(wording);
        byte[] kinds = {1, 1, 1, 2, 3, 0};
        byte[] percent = {100, 50, 0, 0, 0, 0};
        blocks.show(BlockMap.of(6L << 20, 1 << 20, kinds, percent));
        WritableImage photo = photo(blocks, theme);
        assertThat(cell(photo, 0, 7, 2)).isEqualTo(ink(theme, "-ck-moved"));
        assertThat(cell(photo, 1, 7, 11)).isEqualTo(ink(theme, "-ck-moved"));
        assertThat(cell(photo, 1, 7, 3)).isEqualTo(ink(theme, "-ck-to-move"));
        assertThat(cell(photo, 2, 7, 7)).isEqualTo(ink(theme, "-ck-to-move"));
        assertThat(cell(photo, 3, 7, 7)).isEqualTo(ink(theme, "-color-bg-default"));
        assertThat(cell(photo, 4, 7, 0)).isEqualTo(ink(theme, "-ck-unchanged"));
        assertThat(cell(photo, 4, 7, 1)).isEqualTo(ink(theme, "-color-bg-default"));
        assertThat(cell(photo, 5, 2, 2)).isEqualTo(ink(theme, "-color-bg-default"));
        assertThat(blocks.getAccessibleText())
                .isEqualTo("50% of the data is copied; of 6.0 MiB, 50% is data, 17% zero and 17% unchanged.");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aBrokenVersionIsHollowAndAWholeOneIsNot(Theme theme) throws Exception {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID disk = UUID.randomUUID();
        ChainPicture chain = new ChainPicture(
                List.of(
                        new ChainColumn(first, MONDAY, "16 Nov", "20:00"),
                        new ChainColumn(second, MONDAY.plusDays(1), "17 Nov", "20:00")),
                List.of(new ChainLane(
                        disk,
                        "system",
                        List.of(
                                mark(first, disk, Optional.empty(), Set.of()),
                                mark(second, disk, Optional.of(UUID.randomUUID()), Set.of(ChainMark.Trait.BROKEN))))),
                "One disk.");
        ChainTimeline timeline = new ChainTimeline(wording);
        timeline.setPicture(chain);
        WritableImage photo = photo(timeline, theme);
        double side = Math.round(((ScrolledPicture) timeline).sideWidth());
        assertThat(at(photo, side + 39, 28)).isEqualTo(ink(theme, "-ck-full"));
        assertThat(at(photo, side + 78 + 39, 28)).isEqualTo(ink(theme, "-ck-lane"));
        assertThat(timeline.getAccessibleText()).isEqualTo("One disk.");
        interact(timeline::requestFocus);
        press(timeline, KeyCode.HOME);
        assertThat(timeline.getAccessibleText()).isEqualTo("One disk. spoken");
        press(timeline, KeyCode.ENTER);
        assertThat(timeline.selectedProperty().get()).isEqualTo(first);
    }

    @Test
    void theRateIsDrawnBelowItsLimit() throws Exception {
        RateChart chart = new RateChart(wording);
        chart.setLimit(4 << 20);
        for (int second = 0; second < 180; second++) {
            chart.add(Instant.EPOCH.plusSeconds(second), 2 << 20);
        }
        WritableImage photo = photo(chart, Theme.LIGHT);
        double bottom = chart.paintHeight() - chart.lettering().height();
        assertThat(at(photo, 200, bottom - 4)).isEqualTo(ink(Theme.LIGHT, "-ck-rate-area"));
        assertThat(at(photo, 200, bottom * 0.8)).isEqualTo(ink(Theme.LIGHT, "-ck-rate-area"));
        assertThat(at(photo, 200, bottom * 0.35)).isEqualTo(ink(Theme.LIGHT, "-color-bg-default"));
        assertThat(chart.getAccessibleText())
                .isEqualTo("Now 2.0 MiB per second; at most 2.0 MiB per second in the last minutes. "
                        + "The limit is 4.0 MiB per second.");
    }

    private static ChainMark mark(UUID point, UUID disk, Optional<UUID> parent, Set<ChainMark.Trait> traits) {
        return new ChainMark(point, disk, parent.isEmpty(), 100, "100 bytes", parent, traits, "spoken");
    }

    /// A week with every outcome, in the order of the outcomes.
    private ProtectionCalendar calendar() {
        ProtectionCalendar calendar = new ProtectionCalendar(wording);
        calendar.show(
                List.of(new CalendarRow(VM, "web01", MONDAY, Arrays.asList(DayMark.values()), Protection.OVERDUE)));
        return calendar;
    }

    private void show(Node picture) {
        interact(() -> place.getChildren().setAll(picture));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private WritableImage photo(Node picture, Theme theme) {
        interact(() -> looks.themeProperty().set(theme));
        show(picture);
        interact(place::requestFocus);
        moveTo(scene.getWindow().getX() + 630, scene.getWindow().getY() + 390);
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] taken = new WritableImage[1];
        interact(() -> taken[0] = scene.snapshot(null));
        return taken[0];
    }

    private static void press(Node node, KeyCode code) {
        WaitForAsyncUtils.asyncFx(
                () -> node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Color pixel(WritableImage photo, ProtectionCalendar calendar, DayMark day, int x, int y) {
        return photo.getPixelReader().getColor((int) x(calendar, day, x), y(calendar, y));
    }

    private static double x(ProtectionCalendar calendar, DayMark day, int inside) {
        return Math.round(calendar.sideWidth())
                + CalendarSpan.of(
                                List.of(new CalendarRow(
                                        VM, "", MONDAY, Arrays.asList(DayMark.values()), Protection.OVERDUE)),
                                java.time.DayOfWeek.SUNDAY)
                        .x(day.ordinal())
                + inside;
    }

    private static int y(ProtectionCalendar calendar, int inside) {
        return (int) (Math.round(calendar.headHeight()) + (ProtectionCalendar.ROW - CalendarSpan.CELL) / 2) + inside;
    }

    private static Color cell(WritableImage photo, int cell, int x, int y) {
        return at(photo, cell * 16 + x, y);
    }

    private static Color at(WritableImage photo, double x, double y) {
        return photo.getPixelReader().getColor((int) x, (int) y);
    }

    private static Color ink(Theme theme, String token) throws IOException {
        try (InputStream in =
                UiResources.stylesheet(theme.name().toLowerCase(Locale.ROOT)).openStream()) {
            Matcher found = Pattern.compile(token + ":\\s*(#[0-9a-fA-F]{6});")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(found.find()).as(token).isTrue();
            return Color.web(found.group(1));
        }
    }
}
