package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.Tone;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
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

    /// What will happen, in the order in which it will.
    List<String> review(RestoreReview review, PointRow from, List<Named> clusters, List<Named> domains) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.get("restore.review.point", from.time(), from.vmName(), from.consistency()));
        switch (review.request()) {
            case RestoreRequest.NewVm vm -> {
                lines.add(wording.get(
                        "restore.review.vm", vm.name(), name(clusters, Optional.of(vm.cluster())), from.vmName()));
                for (RestoreReview.ReviewedDisk disk : review.disks()) {
                    lines.add(wording.get(
                            "restore.review.domain",
                            disk.alias(),
                            wording.size(disk.virtualSize()),
                            name(domains, disk.storageDomain()),
                            disk.links()));
                }
                lines.add(wording.get("restore.review.bytes", wording.size(review.bytesToMove())));
                lines.add(wording.get("restore.review.check"));
            }
            case RestoreRequest.Disks disks -> lines.add("");
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
            case Outcome.Completed(var result, var notes) -> new RestoreResult(Tone.OK, title, next(result));
            case Outcome.NothingToDo nothing -> new RestoreResult(Tone.WARN, title, again());
            case Outcome.Cancelled cancelled ->
                new RestoreResult(Tone.WARN, title, List.of(wording.get("restore.result.next.clean")));
            case Outcome.Failed failed ->
                new RestoreResult(Tone.ALARM, title, List.of(wording.words().advice(failed.why())));
        };
    }

    private List<String> next(Result result) {
        return switch (result) {
            case Result.RestoredVm vm ->
                List.of(
                        wording.get("restore.result.next.start", vm.name()),
                        wording.get("restore.result.next.network"));
            case Result.RestoredFiles files ->
                List.of(wording.get(
                        "restore.result.next.files",
                        files.files().stream()
                                .map(file -> file.file().toString())
                                .collect(Collectors.joining("\n"))));
            case Result.RestoredDisks disks -> List.of();
            case Result.BackedUp r -> List.of();
            case Result.Verified r -> List.of();
            case Result.CatalogRebuilt r -> List.of();
            case Result.CleanedUp r -> List.of();
            case Result.VerifiedShare r -> List.of();
            case Result.Adopted r -> List.of();
        };
    }

    private List<String> again() {
        return List.of(wording.get("restore.result.next.again"));
    }
}
