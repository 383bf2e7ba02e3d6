package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.care.Adoption;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.LeftOut;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = Words.english();

    @Test
    void everythingThatCanBeSaidHasWords() {
        List<String> said = new ArrayList<>();
        Stream.of(Mode.values()).map(words::of).forEach(said::add);
        Stream.of(Reason.values()).map(words::of).forEach(said::add);
        Stream.of(LeftOut.Cause.values()).map(words::of).forEach(said::add);
        Stream.of(RunKind.values()).map(words::of).forEach(said::add);
        Stream.of(Stage.values()).map(words::of).forEach(said::add);
        Stream.of(Step.State.values()).map(words::of).forEach(said::add);
        Stream.of(Protection.values()).map(words::of).forEach(said::add);
        Stream.of(Adoption.Why.values())
                .map(why -> words.of(new Adoption.Problem("a.qcow2", why, "b.qcow2")))
                .forEach(said::add);
        Stream.of(Finding.Kind.values())
                .map(kind -> words.of(Finding.of(kind, "1", "2", "3")))
                .forEach(said::add);

        assertThat(said).allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void everyFailureCodeHasAHeadlineAndAnAdviceAndANumberOfItsOwn() {
        ResourceBundle texts = ResourceBundle.getBundle("io.chainkeeper.jobs.words");
        for (FailureCode code : FailureCode.values()) {
            assertThat(texts.containsKey("failure." + code.number()))
                    .as(code.name())
                    .isTrue();
            assertThat(texts.getString("failure." + code.number() + ".advice"))
                    .as(code.name())
                    .endsWith(".");
        }
        Set<String> numbers =
                Stream.of(FailureCode.values()).map(FailureCode::number).collect(Collectors.toSet());
        assertThat(numbers).hasSameSizeAs(FailureCode.values());
    }

    @Test
    void noSentenceShowsAnUnfilledPlace() {
        List<Failure> failures = List.of(
                new Failure.Reconnect(FailureCode.ENGINE_UNREACHABLE, "engine.example", "timeout"),
                new Failure.SignInAgain(FailureCode.SIGN_IN_REFUSED, "admin@internal", "wrong password"),
                new Failure.FreeSpace(FailureCode.DISK_FULL, Path.of("/backup"), 5L << 30, -1),
                new Failure.CheckFolder(FailureCode.FOLDER_UNUSABLE, Path.of("/backup"), "read-only"),
                new Failure.FindMissingLink(FailureCode.LINK_MISSING, UUID.randomUUID(), "x.qcow2"),
                new Failure.BackUpAgain(
                        FailureCode.POINT_DAMAGED,
                        UUID.randomUUID(),
                        List.of(new Failure.Damage(UUID.randomUUID(), "x.qcow2", Optional.of(4L), "differs"))),
                new Failure.AskAdministrator(FailureCode.ENGINE_REFUSED, "no"),
                new Failure.DomainFull(FailureCode.STORAGE_PROBLEM, "data1", 0, "root", 3 << 20),
                new Failure.TryLater(FailureCode.VM_BUSY, "migrating"),
                new Failure.ChooseAgain(FailureCode.NAME_TAKEN, "web"),
                new Failure.ReportBug(FailureCode.UNEXPECTED, "oops"));

        assertThat(failures).allSatisfy(failure -> {
            assertThat(words.headline(failure)).doesNotContain("{", "}");
            assertThat(words.advice(failure)).doesNotContain("{", "}");
        });
    }

    @Test
    void aFailedRunSaysItsCodeItsStageAndWhatHappened() {
        Failure busy = new Failure.TryLater(FailureCode.VM_BUSY, "it is migrating");

        assertThat(words.of(new Outcome.Failed(Stage.START, busy, List.of())))
                .isEqualTo("CK-0501 during \"Start the backup on the engine\": The VM is busy: it is migrating");
    }

    @Test
    void whatAFullStorageDomainLacksIsSaidInTheLanguageOfThePerson() {
        Failure full = new Failure.DomainFull(FailureCode.STORAGE_PROBLEM, "data1", 512 << 10, "root", 3 << 20);

        assertThat(words.headline(full))
                .isEqualTo("Storage of the engine is in the way: storage domain data1 has 512.0 KiB free, and 3.0 MiB"
                        + " of disk root are still to be written");
        assertThat(Words.in(Locale.GERMAN).headline(full))
                .isEqualTo("Der Speicher der Engine steht im Weg: Die Storage-Domäne data1 hat 512,0 KiB frei, und"
                        + " 3,0 MiB der Festplatte root sind noch zu schreiben");
    }

    @Test
    void countsReadWell() {
        assertThat(words.of(new Result.CleanedUp(0, 0))).isEqualTo("Nothing was left.");
        assertThat(words.of(new Result.CleanedUp(1, 2))).isEqualTo("1 thing was settled; 2 are still open.");
        assertThat(words.of(new Result.Verified(UUID.randomUUID(), 1, 3L << 20)))
                .isEqualTo("Verified: 1 file, 3.0 MiB read back, all as stored.");
    }

    @Test
    void sizesAreInBinaryUnitsWithOneDecimal() {
        assertThat(words.bytes(0)).isEqualTo("0 bytes");
        assertThat(words.bytes(1023)).isEqualTo("1023 bytes");
        assertThat(words.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(words.bytes((1L << 20) - 1)).isEqualTo("1.0 MiB");
        assertThat(words.bytes(3L << 40)).isEqualTo("3.0 TiB");
    }

    @Test
    void aLeftOutDiskSaysItsCauseInWords() {
        Finding finding = Finding.of(Finding.Kind.DISK_LEFT_OUT, "data", LeftOut.Cause.DIRECT_LUN.name());

        assertThat(words.of(finding))
                .isEqualTo("Disk data is left out: it is a direct LUN, which the engine does not read.");
    }

    /// MessageFormat takes a straight apostrophe for a quotation mark and swallows it, in a choice even when doubled.
    @Test
    void noTextHasAnApostropheThatWouldVanish() {
        for (Locale locale : List.of(Locale.ROOT, Locale.GERMAN)) {
            var texts = ResourceBundle.getBundle("io.chainkeeper.jobs.words", locale);
            assertThat(texts.keySet())
                    .allSatisfy(key -> assertThat(texts.getString(key)).as(key).doesNotContain("'"));
        }
    }

    private static Properties file(String name) throws IOException {
        Properties texts = new Properties();
        try (var in =
                new InputStreamReader(Words.class.getResourceAsStream(name + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    /// When it fails, it prints the lines that belong into the German file.
    @Test
    void germanIsComplete() throws Exception {
        Properties english = file("words");
        Properties german = file("words_de");

        List<String> missing = english.stringPropertyNames().stream()
                .filter(key -> !german.containsKey(key))
                .sorted()
                .map(key -> key + "=" + english.getProperty(key))
                .toList();

        assertThat(missing)
                .as(() -> "paste into words_de.properties and translate:%n%s%n".formatted(String.join("\n", missing)))
                .isEmpty();
        assertThat(german.keySet()).as("keys that English does not have").isSubsetOf(english.keySet());
    }

    @Test
    void aTranslationFillsTheSamePlaces() throws Exception {
        Properties english = file("words");
        Properties german = file("words_de");
        Pattern place = Pattern.compile("\\{(\\d)");

        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(places(place, german.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(place, english.getProperty(key))));
    }

    private static Set<String> places(Pattern place, String text) {
        return place.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void everyFailureCodeIsExplainedInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            for (FailureCode code : FailureCode.values()) {
                assertThat(Words.in(locale).explain(code.number()))
                        .as("%s", code)
                        .hasValueSatisfying(
                                told -> assertThat(List.of(told.title(), told.cause(), told.did(), told.advice()))
                                        .allSatisfy(text ->
                                                assertThat(text).isNotBlank().doesNotContain("{")));
            }
        }
        assertThat(words.explain("CK-9999")).isEmpty();
    }

    @Test
    void aLanguageWithoutTranslationIsEnglishWhateverTheComputerSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Words.in(Locale.ENGLISH).of(RunKind.BACKUP)).isEqualTo("Backup");
            assertThat(Words.in(Locale.FRENCH).of(RunKind.BACKUP)).isEqualTo("Backup");
            assertThat(Words.english().of(RunKind.BACKUP)).isEqualTo("Backup");
            assertThat(Words.in(Locale.of("de", "AT")).of(RunKind.BACKUP)).isEqualTo("Sicherung");
        } finally {
            Locale.setDefault(before);
        }
    }
}
