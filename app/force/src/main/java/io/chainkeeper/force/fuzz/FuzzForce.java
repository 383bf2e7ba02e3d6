package io.chainkeeper.force.fuzz;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Force;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import io.chainkeeper.force.Tally;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.repository.Repository;
import io.chainkeeper.transfer.ImageClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Files and answers made to deceive, by the ten thousand, found by following what the readers do with them.
public final class FuzzForce implements Force {
    /// Of the short form.
    private static final Search.Time SHORT = new Search.Time(Duration.ofMinutes(5));

    /// Images beyond those that are kept, however few of them a busy machine tries in that time.
    static final int LEAST_IMAGES = 1500;

    /// Of the short form; a text takes several times as long as an image, for a repository is read whole around it.
    static final int SHORT_TEXTS = 600;

    private static final Search.Time LONG = new Search.Time(Duration.ofMinutes(10));

    /// Where inputs are written and read ten times as fast, since nothing there is ever flushed to a disk.
    private static final Path MEMORY = Path.of("/dev/shm");

    /// Makes one.
    public FuzzForce() {}

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public String tries() {
        return "hostile qcow2 chains, manifests, digests, configurations, extents and settings, guided by coverage:"
                + " no crash, no hang, no file outside the folder, no more than 64 MiB";
    }

    @Override
    public ForceReport run(ForceOptions options) throws Exception {
        Tally tally = new Tally(options.longest());
        Path place = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "chainkeeper-fuzz-")
                : Files.createDirectory(options.folder().resolve("fuzz"));
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> images = both.submit(() -> images(options, Files.createDirectory(place.resolve("i")), tally));
            Future<?> texts = both.submit(() -> texts(options, Files.createDirectory(place.resolve("t")), tally));
            images.get();
            texts.get();
        } finally {
            Folders.remove(place);
        }
        tally.timeIsUp(); // the fuzzers end by themselves then
        return tally.report();
    }

    private static Void images(ForceOptions options, Path place, Tally tally) throws Exception {
        Path folder = Files.createDirectory(options.folder().resolve("images"));
        Path kept = Files.createDirectory(folder.resolve("kept"));
        tally.add("images kept from earlier", Corpus.unpack("images.zip", kept));
        tally.add("images made by QEMU", SeedImages.make(Files.createDirectory(folder.resolve("qemu")), kept));
        var target = new Fuzzer.Target(
                "images",
                ImageTarget.class,
                List.of(DiskImage.class.getPackageName()),
                List.of(DiskImage.class.getName(), "com.github.luben.zstd.Zstd", "org.conscrypt.Conscrypt"),
                8192,
                List.of());
        var fuzzer = new Fuzzer(target, folder, place, options.seed(), tally);
        fuzzer.run((options.longMode() ? LONG : SHORT).within(options.longest()), kept);
        long missing = LEAST_IMAGES - tally.of("images tried beyond those kept");
        if (missing > 0 && !tally.enough()) {
            fuzzer.run(new Search.Inputs(missing), kept);
        }
        return null;
    }

    private static Void texts(ForceOptions options, Path place, Tally tally) throws Exception {
        Path folder = Files.createDirectory(options.folder().resolve("texts"));
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Path whole = place.resolve("whole");
        tally.add("texts of a whole life", SeedTexts.make(folder.resolve("life"), whole, kept));
        var target = new Fuzzer.Target(
                "texts",
                TextTarget.class,
                List.of(
                        Repository.class.getPackageName(),
                        Engine.class.getPackageName(),
                        ImageClient.class.getPackageName(),
                        "io.chainkeeper.jobs.settings",
                        "io.chainkeeper.jobs.setup",
                        "io.chainkeeper.jobs.clock"),
                List.of(
                        Repository.class.getName(),
                        Engine.class.getName(),
                        ImageClient.class.getName(),
                        DiskImage.class.getName(),
                        Workplace.class.getName(),
                        "io.chainkeeper.catalog.Catalog",
                        "com.fasterxml.jackson.databind.ObjectMapper",
                        "com.fasterxml.jackson.core.JsonFactory",
                        "com.fasterxml.jackson.annotation.JsonCreator",
                        "com.fasterxml.jackson.datatype.jdk8.Jdk8Module",
                        "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule",
                        "org.dmfs.rfc5545.DateTime",
                        "org.dmfs.rfc5545.recur.RecurrenceRule",
                        "org.slf4j.LoggerFactory",
                        "org.conscrypt.Conscrypt"),
                16 << 10,
                List.of("-D" + TextTarget.WHOLE + "=" + whole));
        new Fuzzer(target, folder, place, options.seed(), tally)
                .run(options.longMode() ? LONG.within(options.longest()) : new Search.Inputs(SHORT_TEXTS), kept);
        return null;
    }
}
