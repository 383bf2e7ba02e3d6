package io.chainkeeper.desktop.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.schedule.Window;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanSentenceTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalTime EIGHT = LocalTime.of(20, 0);
    private final PlanSentence english = of(Locale.ENGLISH);
    private final PlanSentence german = of(Locale.GERMAN);

    @Test
    void aPlanIsOneSentenceInEachLanguage() {
        Plan plan = Plan.draft(
                "Nightly",
                new Selection.Vms(Set.of(UUID.randomUUID(), UUID.randomUUID())),
                When.Weekly.weekdays(EIGHT),
                UTC);
        assertThat(english.of(plan)).isEqualTo("Backs up 2 VMs every weekday at 8:00 PM and keeps every point.");
        assertThat(german.of(plan)).isEqualTo("Sichert 2 VMs jeden Werktag um 20:00 und behält jeden Punkt.");
    }

    @Test
    void everyWayToRepeatHasItsWords() {
        assertThat(english.when(new When.Daily(EIGHT))).isEqualTo("every day at 8:00 PM");
        assertThat(english.when(new When.Weekly(Set.of(DayOfWeek.SUNDAY, DayOfWeek.FRIDAY), EIGHT)))
                .isEqualTo("every Friday and Sunday at 8:00 PM");
        assertThat(english.when(new When.Monthly(3, EIGHT))).isEqualTo("on day 3 of each month at 8:00 PM");
        assertThat(english.when(new When.Monthly(When.Monthly.LAST, EIGHT)))
                .isEqualTo("on the last day of each month at 8:00 PM");
        assertThat(english.when(new When.EveryHours(4, Optional.empty()))).isEqualTo("every 4 hours");
        assertThat(english.when(new When.EveryHours(1, Optional.of(new Window(EIGHT, LocalTime.of(6, 0))))))
                .isEqualTo("every hour between 8:00 PM and 6:00 AM");
        assertThat(german.when(new When.Manual())).isEqualTo("nur auf Anstoß");
    }

    @Test
    void aRuleSaysEachOfItsConditions() {
        assertThat(english.what(new Selection.Rule(Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo("all VMs");
        assertThat(english.what(
                        new Selection.Rule(Optional.of("production"), Optional.of("Default"), Optional.of("web*"))))
                .isEqualTo("VMs with the tag production, in the cluster Default and named web*");
        assertThat(english.what(new Selection.Rule(
                        Optional.of("production"), Optional.empty(), Optional.empty(), Set.of(UUID.randomUUID()))))
                .isEqualTo("VMs with the tag production and 1 more");
    }

    @Test
    void aRetentionSaysOnlyTheRulesThatItHas() {
        assertThat(english.kept(new Retention(3, 7, 0, 12, 0))).isEqualTo("the last 3, 7 daily and 12 monthly points");
        assertThat(german.kept(new Retention(3, 7, 0, 12, 0)))
                .isEqualTo("die letzten 3, 7 tägliche und 12 monatliche Punkte");
    }

    private static PlanSentence of(Locale locale) {
        return new PlanSentence(Wording.of(InstantSource.system(), UTC, locale));
    }
}
