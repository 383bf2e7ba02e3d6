package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.NicChoice;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreRequest.DiskTarget;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Says in plain words what a restore will do, and what it did.
final class RestoreSentences {
    private final Wording wording;

    RestoreSentences(Wording wording) {
        this.wording = wording;
    }

    /// What will happen, in the order in which it will, and what there will be afterwards.
    List<String> review(RestoreReview review, PointRow from, Offers offers) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.get("restore.review.point", from.time(), from.vmName(), from.consistency()));
        switch (review.request()) {
            case RestoreRequest.NewVm vm -> {
                String cluster = name(offers.clusters(), Optional.of(vm.cluster()));
                lines.add(wording.get("restore.review.vm", vm.name(), cluster, from.vmName()));
                disks(review, offers, lines);
                vm.nics().forEach(nic -> lines.add(card(nic, offers)));
                sent(review, lines);
            }
            case RestoreRequest.Disks disks -> {
                lines.add(target(disks.target(), review.disks().size(), offers));
                disks(review, offers, lines);
                sent(review, lines);
            }
            case RestoreRequest.LocalFiles files -> {
                lines.add(wording.get(
                        "restore.review.files", files.folder(), files.format().qemuName()));
                for (RestoreReview.ReviewedDisk disk : review.disks()) {
                    lines.add(wording.get(
                            "restore.review.file", disk.alias(), wording.size(disk.virtualSize()), disk.links()));
                }
                lines.add(wording.get("restore.review.bytes.files", wording.size(review.bytesToMove())));
                lines.add(wording.get("restore.review.check.files"));
            }
        }
        return lines;
    }

    private void disks(RestoreReview review, Offers offers, List<String> lines) {
        for (RestoreReview.ReviewedDisk disk : review.disks()) {
            lines.add(wording.get(
                    "restore.review.domain",
                    disk.alias(),
                    wording.size(disk.virtualSize()),
                    name(offers.domains(), disk.storageDomain()),
                    disk.links()));
        }
    }

    private void sent(RestoreReview review, List<String> lines) {
        long whole = review.disks().stream()
                .mapToLong(RestoreReview.ReviewedDisk::virtualSize)
                .sum();
        lines.add(wording.get("restore.review.bytes", wording.size(review.bytesToMove()), wording.size(whole)));
        lines.add(wording.get("restore.review.check"));
    }

    private String card(NicChoice choice, Offers offers) {
        return switch (choice) {
            case NicChoice.LeftOut(var nic) -> wording.get("restore.review.nic.left-out", nic);
            case NicChoice.Connected(var nic, var profile, var keepMac) -> {
                String mac = wording.get(keepMac ? "restore.review.nic.old-mac" : "restore.review.nic.new-mac");
                String network = offers.networks().stream()
                        .filter(each -> profile.isPresent() && each.profile().equals(profile))
                        .map(NetworkWish::label)
                        .findFirst()
                        .orElse("");
                yield network.isEmpty()
                        ? wording.get("restore.review.nic.no-network", nic, mac)
                        : wording.get("restore.review.nic", nic, network, mac);
            }
        };
    }

    private String target(DiskTarget target, int disks, Offers offers) {
        return switch (target) {
            case DiskTarget.Floating _ -> wording.get("restore.review.floating", disks);
            case DiskTarget.ToVm(var id, var _) -> {
                TargetVm vm = offers.targets().stream()
                        .filter(each -> each.id().equals(Optional.of(id)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nobody offered VM " + id));
                yield wording.get(
                        vm.running() ? "restore.review.attach" : "restore.review.attach.down", disks, vm.name());
            }
        };
    }

    private static String name(List<Named> all, Optional<UUID> id) {
        return all.stream()
                .filter(each -> Optional.of(each.id()).equals(id))
                .map(Named::name)
                .findFirst()
                .orElse(id.map(UUID::toString).orElse("?"));
    }

    /// How it ended.
    RestoreResult result(Outcome outcome) {
        String title = wording.words().of(outcome);
        return switch (outcome) {
            case Outcome.Completed(var result, var _) -> completed(title, result);
            case Outcome.NothingToDo _ -> again(Tone.WARN, title, wording.get("restore.result.next.again"));
            case Outcome.Cancelled _ -> again(Tone.WARN, title, wording.get("restore.result.next.clean"));
            case Outcome.Failed failed ->
                again(Tone.ALARM, title, wording.words().advice(failed.why()));
        };
    }

    private static RestoreResult again(Tone tone, String title, String why) {
        return new RestoreResult(
                tone, title, List.of(why), List.of(NextStep.TRY_AGAIN), Optional.empty(), Optional.empty());
    }

    private RestoreResult completed(String title, Result result) {
        return switch (result) {
            case Result.RestoredVm vm ->
                toEngine(
                        title,
                        Optional.of(vm.vm()),
                        wording.get("restore.result.next.start", vm.name()),
                        wording.get("restore.result.next.network"));
            case Result.RestoredDisks disks -> toEngine(title, disks.vm(), afterDisks(disks));
            case Result.RestoredFiles files -> {
                Optional<Path> folder = files.files().stream()
                        .map(each -> each.file().toAbsolutePath().getParent())
                        .findFirst();
                String names = files.files().stream()
                        .map(each -> each.file().toString())
                        .collect(Collectors.joining("\n"));
                yield new RestoreResult(
                        Tone.OK,
                        title,
                        List.of(wording.get("restore.result.next.files", names)),
                        List.of(NextStep.OPEN_FOLDER, NextStep.VERIFY),
                        folder,
                        Optional.empty());
            }
            case Result.BackedUp _,
                    Result.Verified _,
                    Result.VerifiedShare _,
                    Result.Adopted _,
                    Result.CatalogRebuilt _,
                    Result.CleanedUp _ -> throw new IllegalStateException("a restore ended as " + result);
        };
    }

    private String afterDisks(Result.RestoredDisks disks) {
        if (disks.vm().isEmpty()) {
            return wording.get("restore.result.next.floating");
        }
        return wording.get(
                disks.plugged() ? "restore.result.next.plugged" : "restore.result.next.inactive", disks.vmName());
    }

    private static RestoreResult toEngine(String title, Optional<UUID> vm, String... next) {
        List<NextStep> steps = vm.isPresent() ? List.of(NextStep.SHOW_VM, NextStep.VERIFY) : List.of(NextStep.VERIFY);
        return new RestoreResult(Tone.OK, title, List.of(next), steps, Optional.empty(), vm);
    }
}
