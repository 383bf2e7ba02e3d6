package io.chainkeeper.cli.demo;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.cli.text.Table;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The main job, once, from an empty folder to a proven restore.
///
/// Back up whole, let the guest work, back up what changed, restore as a new VM, and compare: each file with what the
/// guest had at that moment, each disk with the image server's own checksum, each image with `qemu-img`'s opinion.
public final class DemoStory {
    private final DemoStage stage;
    private final Narrator narrator;
    private final Words words = Words.in(Locale.getDefault());
    private final List<Claim> claims = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();

    /// @param stage    where it plays; stays open
    /// @param narrator who tells it
    public DemoStory(DemoStage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    /// Plays it. A run that fails ends the story early, with a claim that did not hold.
    ///
    /// @return every claim that was made, in order; the demo succeeded when all of them held
    public List<Claim> tell() throws IOException, InterruptedException, WorkplaceException {
        try (Workplace workplace = connect()) {
            play(workplace);
        } catch (StoryEnds e) {
            narrator.line("The story ends here.");
        }
        return List.copyOf(claims);
    }

    private void play(Workplace workplace) throws IOException, InterruptedException, WorkplaceException, StoryEnds {
        browse(workplace);
        var firstDay = backUp(workplace, "The first backup is full", Mode.FULL);
        work();
        var secondDay = backUp(workplace, "The second backup is incremental", Mode.INCREMENTAL);
        compareSizes(firstDay, secondDay);
        verify(workplace, secondDay);
        askQemu(workplace, secondDay);
        restoreAsVm(workplace, secondDay);
        restoreFirstDay(workplace, firstDay);
        tellWhatWasKept(workplace);
    }

    private Workplace connect() throws WorkplaceException {
        narrator.chapter("Connect");
        var options = stage.workplace();
        options.engine().ifPresent(access -> {
            EngineCa ca = access.ca();
            narrator.line("Engine " + access.address() + ", trusted by its certificate authority:");
            narrator.line("SHA-256 " + ca.sha256());
        });
        return Workplace.open(options);
    }

    private void browse(Workplace workplace) throws WorkplaceException {
        narrator.chapter("Browse");
        List<VmSummary> vms = workplace.vms();
        narrator.line(vms.size() + " VMs on " + workplace.engine().product() + " "
                + workplace.engine().fullVersion() + ".");
        Vm vm = vm(vms);
        narrator.line("The one to keep: " + vm.name() + ", "
                + Sizes.bytes(vm.disks().getFirst().disk().provisionedSize()) + " of disk with " + stage.files()
                + " files (" + Sizes.bytes(stage.fileBytes()) + ") of this computer in an ext4 file system.");
    }

    private Vm vm(List<VmSummary> vms) {
        return vms.stream()
                .map(VmSummary::vm)
                .filter(vm -> vm.id().equals(stage.vm()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the engine does not show the VM we put there"));
    }

    private KeptDay backUp(Workplace workplace, String title, Mode expected)
            throws WorkplaceException, InterruptedException, IOException, StoryEnds {
        narrator.chapter(title);
        var options = BackupOptions.standard().withProof(new Proving.Always());
        workplace
                .plan(stage.vm(), options)
                .disks()
                .forEach(disk -> narrator.line(disk.attachment().disk().alias() + ": " + words.of(disk.mode())
                        + ", because " + words.of(disk.reason()) + "."));
        FileHashes atThatMoment = stage.filesNow();
        var result = expect(Result.BackedUp.class, narrator.watch(workplace.backup(stage.vm(), options)));
        Point point = result.point();
        points.add(point);
        narrator.line(Sizes.bytes(result.bytesMoved()) + " moved, " + Sizes.bytes(point.storedBytes()) + " stored.");
        claim(
                "The backup is " + words.of(expected),
                point.disks().stream().allMatch(disk -> disk.mode() == expected),
                "");
        claim(
                "The image server's own checksum of the disk equals ours",
                result.proven().size() == point.disks().size(),
                point.disks().getFirst().checksum());
        claim("The engine shows nothing of ours any more", result.engineClean(), "");
        return new KeptDay(point, atThatMoment);
    }

    private record KeptDay(Point point, FileHashes files) {}

    private void work() throws IOException {
        narrator.chapter("The guest works");
        GuestWork work = stage.guestWorks();
        narrator.line(work.deleted() + " files deleted, " + work.rewritten() + " rewritten, " + work.added()
                + " added: " + Sizes.bytes(work.bytes()) + " written.");
    }

    private void compareSizes(KeptDay first, KeptDay second) {
        long full = first.point().storedBytes();
        long incremental = second.point().storedBytes();
        claim(
                "The incremental stores a small part of the full",
                incremental * 4 < full,
                Sizes.bytes(incremental) + " instead of " + Sizes.bytes(full));
    }

    private void verify(Workplace workplace, KeptDay day) throws InterruptedException, StoryEnds {
        narrator.chapter("Read it back");
        var result = expect(
                Result.Verified.class,
                narrator.watch(workplace.verify(day.point().id())));
        claim(
                "Every stored block has the digest it had when it was stored",
                result.bytes() > 0,
                Sizes.bytes(result.bytes()) + " read from " + result.files() + " files");
    }

    private void askQemu(Workplace workplace, KeptDay day) throws IOException, WorkplaceException {
        narrator.chapter("Ask qemu-img, which knows nothing of us");
        Point point = day.point();
        Path image = workplace
                .chain(point.id(), point.disks().getFirst().disk())
                .top()
                .file();
        var qemuImg = new QemuImg();
        var corrupt = qemuImg.check(image);
        claim("qemu-img check finds no errors and no leaks", corrupt.isEmpty(), corrupt.orElse(""));
        var different = qemuImg.compare(image, ImageFormat.QCOW2, stage.guestDisk(), ImageFormat.RAW);
        claim(
                "qemu-img compare finds the chain identical to the guest's disk",
                different.isEmpty(),
                different.orElse(""));
    }

    private void restoreAsVm(Workplace workplace, KeptDay day)
            throws WorkplaceException, IOException, InterruptedException, StoryEnds {
        narrator.chapter("Restore it as a new VM");
        String name = "restored-" + day.point().vm().name();
        var request = RestoreRequest.NewVm.of(
                day.point().id(), name, day.point().shape().clusterId(), Optional.empty());
        var result = expect(Result.RestoredVm.class, narrator.watch(workplace.restore(request)));
        narrator.line("New VM " + result.name() + ", " + Sizes.bytes(result.bytesSent()) + " sent.");
        claim(
                "The image server's own checksum of the new disk equals the point's",
                result.proven().size() == day.point().disks().size(),
                "");
        compareFiles(
                "Every file of the new VM is what the guest had at that moment", day, stage.rawCopyOf(result.vm()));
    }

    private void restoreFirstDay(Workplace workplace, KeptDay day) throws IOException, InterruptedException, StoryEnds {
        narrator.chapter("Restore the day before as a file");
        var request = new RestoreRequest.LocalFiles(
                day.point().id(), stage.folder().resolve("restored-day-1"), ImageFormat.RAW, Optional.empty());
        var result = expect(Result.RestoredFiles.class, narrator.watch(workplace.restore(request)));
        Path raw = result.files().getFirst().file();
        narrator.line(raw.toString());
        compareFiles("Every file is what the guest had the day before", day, raw);
    }

    private void compareFiles(String words, KeptDay day, Path raw) throws IOException {
        List<String> differences = day.files().differences(stage.filesOn(raw));
        String found = differences.isEmpty()
                ? day.files().byName().size() + " files compared by SHA-256"
                : differences.size() + " differ: "
                        + String.join("; ", differences.subList(0, Math.min(3, differences.size())));
        claim(words, differences.isEmpty(), found);
    }

    private void tellWhatWasKept(Workplace workplace) throws WorkplaceException {
        narrator.chapter("What was kept");
        var table = new Table("Point", "Disk", "Kind", ">Stored", ">Disk size", "Hangs on");
        for (Point point : workplace.points(stage.vm())) {
            for (DiskVersion disk : point.disks()) {
                table.row(
                        brief(point.id()),
                        disk.alias(),
                        words.of(disk.mode()),
                        Sizes.bytes(disk.storedBytes()),
                        Sizes.bytes(disk.virtualSize()),
                        disk.parentPoint().map(DemoStory::brief).orElse("–"));
            }
        }
        table.lines().forEach(narrator::line);
    }

    /// Enough of an id to tell two apart on one screen.
    private static String brief(UUID id) {
        return id.toString().substring(0, 8);
    }

    private <T extends Result> T expect(Class<T> wanted, Outcome outcome) throws StoryEnds {
        if (outcome instanceof Outcome.Completed(var result, var _) && wanted.isInstance(result)) {
            return wanted.cast(result);
        }
        claim(words.of(outcome), false, advice(outcome));
        throw new StoryEnds();
    }

    private String advice(Outcome outcome) {
        return outcome instanceof Outcome.Failed(var _, var why, var _) ? words.advice(why) : "";
    }

    private void claim(String sentence, boolean held, String found) {
        var claim = new Claim(sentence, held, found);
        claims.add(claim);
        narrator.claim(claim);
    }

    /// A run did not do what the rest of the story needs; its claim has been recorded.
    private static final class StoryEnds extends Exception {
        private static final long serialVersionUID = 1;
    }
}
