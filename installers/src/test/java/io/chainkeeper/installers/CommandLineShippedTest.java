package io.chainkeeper.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line, started from the modules that ship.
class CommandLineShippedTest {
    @TempDir
    Path dir;

    @Test
    void theVersionIsTheBuildsOwn() throws Exception {
        var ended = Shipped.run(dir, "--version");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("Chainkeeper 0.").contains("on Java 25");
        assertThat(ended.status()).isZero();
    }

    @Test
    void everyCommandExplainsItself() throws Exception {
        var help = Shipped.run(dir, "--help");

        assertThat(help.out())
                .contains(
                        "demo",
                        "lab",
                        "vms",
                        "backup",
                        "points",
                        "restore",
                        "verify",
                        "schedule",
                        "catalog",
                        "image",
                        "transfer");
        for (String command : new String[] {"backup", "restore", "image", "transfer"}) {
            var ended = Shipped.run(dir, command, "--help");
            assertThat(ended.status()).as(command).isZero();
            assertThat(ended.out()).as(command).startsWith("Usage: chainkeeper " + command);
        }
    }

    @Test
    void aStartUpCacheThatDoesNotFitIsPassedOverInSilence() throws Exception {
        Path cache = Files.writeString(dir.resolve("startup.aot"), "this is no cache");

        for (Path file : new Path[] {cache, dir.resolve("missing.aot")}) {
            var ended = Shipped.runWith(dir, "-XX:AOTCache=" + file, "--version");
            assertThat(ended.err()).isEmpty();
            assertThat(ended.out()).startsWith("Chainkeeper 0.").hasLineCount(1);
            assertThat(ended.status()).isZero();
        }
    }

    @Test
    void theStartScriptGivesEachKindOfCommandWhatItNeedsAndSaysNothing() throws Exception {
        Path raw = Files.write(dir.resolve("an image.raw"), new byte[1 << 20]);

        var info = Shipped.runScript(dir, "image", "info", raw.toString(), "--json");
        assertThat(info.err()).isEmpty();
        assertThat(info.out()).contains("\"virtualSize\" : 1048576");
        var plans = Shipped.runScript(dir, "schedule", "list", "--json", "--repository", dir + "/repository");
        assertThat(plans.err()).isEmpty();
        assertThat(plans.out()).contains("\"plans\" : [ ]");
        var nothing = Shipped.runScript(dir, "transfer", "download", "--help");
        assertThat(nothing.err()).isEmpty();
        assertThat(nothing.out()).startsWith("Usage: chainkeeper transfer download");
        assertThat(Shipped.runScript(dir, "bakcup").status()).isEqualTo(2);
    }

    @Test
    void aWrongCommandIsRefusedWithStatus2() throws Exception {
        var ended = Shipped.run(dir, "bakcup", "web01");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("bakcup").contains("backup");
    }

    @Test
    void aPlanIsKeptAndHasDates() throws Exception {
        String repository = dir.resolve("repository").toString();
        var added = Shipped.run(
                dir, "schedule", "add", "nightly", "--tag", "gold", "--monthly", "31", "--repository", repository);
        assertThat(added.status()).as(added.out() + added.err()).isZero();

        var next = Shipped.run(dir, "schedule", "next", "nightly", "-n", "12", "--repository", repository);
        assertThat(next.status()).as(next.out() + next.err()).isZero();
        assertThat(next.out().lines()).hasSize(12).anyMatch(date -> date.contains("-02-2"));
    }

    @Test
    void theMainJobHoldsEveryComparison() throws Exception {
        var ended = Shipped.run(
                dir, "demo", "--headless", "--dir", dir.resolve("demo").toString());

        assertThat(ended.out()).doesNotContain("NOT SO").contains("comparisons held");
        assertThat(ended.err()).doesNotContain("WARN").doesNotContain("ERROR");
        assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    }
}
