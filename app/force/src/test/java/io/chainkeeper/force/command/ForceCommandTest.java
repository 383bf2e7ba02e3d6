package io.chainkeeper.force.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.force.Force;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import io.chainkeeper.force.Tally;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ForceCommandTest {
    private final List<ForceOptions> given = new ArrayList<>();
    private final StringWriter told = new StringWriter();

    /// A force that tries nothing, and finds what it is told to find.
    private record Known(String name, List<String> findings, List<ForceOptions> given) implements Force {
        @Override
        public String tries() {
            return "tries nothing";
        }

        @Override
        public ForceReport run(ForceOptions options) throws Exception {
            given.add(options);
            Files.writeString(options.folder().resolve("left"), "behind");
            Tally tally = new Tally(options.longest());
            tally.add("tried", 1234);
            findings.forEach(tally::found);
            return tally.report();
        }
    }

    private int call(String... arguments) {
        List<Force> forces =
                List.of(new Known("sound", List.of(), given), new Known("broken", List.of("a byte is wrong"), given));
        PrintWriter out = new PrintWriter(told);
        return new CommandLine(new ForceCommand(forces)).setOut(out).setErr(out).execute(arguments);
    }

    @Test
    void aForceThatFindsNothingEndsWellAndItsCountsAreTold() {
        assertThat(call("sound", "--seed", "7")).isZero();

        assertThat(told.toString()).contains("sound: tries nothing", "seed 7", "1,234  tried", "nothing found");
        assertThat(given).singleElement().satisfies(options -> {
            assertThat(options.seed()).isEqualTo(7);
            assertThat(options.longMode()).isFalse();
        });
    }

    @Test
    void whatIsFoundIsToldAndMakesTheCommandFail() {
        assertThat(call("--long")).isEqualTo(1);

        assertThat(told.toString()).contains("FOUND: a byte is wrong", "1 found");
        assertThat(given).hasSize(2).allMatch(ForceOptions::longMode);
    }

    @Test
    void aForceGetsNoMoreTimeThanItIsGiven() {
        assertThat(call("sound", "--long", "--minutes", "3")).isZero();

        assertThat(given)
                .singleElement()
                .satisfies(options -> assertThat(options.longest()).isEqualTo(Duration.ofMinutes(3)));
        assertThat(told.toString()).doesNotContain("time was up");
        assertThat(call("sound", "--minutes", "0")).isEqualTo(2);
        assertThat(told.toString()).contains("--minutes must be at least 1.");
    }

    @Test
    void aForceWhoseTimeWasUpTellsWhatItHasTriedAndThatItWasNotAll() {
        Force late = new Force() {
            @Override
            public String name() {
                return "late";
            }

            @Override
            public String tries() {
                return "has no time";
            }

            @Override
            public ForceReport run(ForceOptions options) {
                Tally tally = new Tally(Duration.ZERO);
                tally.add("tried", 12);
                assertThat(tally.enough()).isTrue();
                return tally.report();
            }
        };
        PrintWriter out = new PrintWriter(told);

        assertThat(new CommandLine(new ForceCommand(List.of(late))).setOut(out).execute())
                .isZero();

        assertThat(told.toString()).contains("12  tried", "nothing found", "the time was up before all was tried");
    }

    @Test
    void theFolderOfAForceIsGoneAfterwards() {
        call("sound");

        assertThat(given).extracting(ForceOptions::folder).noneMatch((Path folder) -> Files.exists(folder));
    }

    @Test
    void aNameThatNobodyHasIsRefusedWithTheNamesThatThereAre() {
        assertThat(call("typo")).isEqualTo(2);

        assertThat(told.toString()).contains("'typo'", "sound, broken");
        assertThat(given).isEmpty();
    }
}
