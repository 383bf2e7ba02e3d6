package io.chainkeeper.cli;

import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// How a run ended, as the answer of a command.
final class OutcomeAnswer {
    private final Words words = Words.in(Locale.getDefault());
    private final boolean json;
    private final Output out;

    OutcomeAnswer(boolean json, Output out) {
        this.json = json;
        this.out = out;
    }

    void tell(Outcome outcome) {
        if (json) {
            out.json(document(outcome));
            return;
        }
        out.line(words.of(outcome));
        switch (outcome) {
            case Outcome.Completed(var _, var notes) -> tell(notes);
            case Outcome.NothingToDo _ -> {}
            case Outcome.Cancelled(var _, var notes) -> tell(notes);
            case Outcome.Failed(var _, Failure why, var notes) -> {
                out.line(words.advice(why));
                tell(notes);
            }
        }
    }

    private void tell(List<Finding> notes) {
        notes.forEach(note -> out.line("Note: " + words.of(note)));
    }

    /// The same as a document, for scripts.
    Map<String, Object> document(Outcome outcome) {
        var document = new LinkedHashMap<String, Object>();
        document.put("words", words.of(outcome));
        switch (outcome) {
            case Outcome.Completed(var result, var notes) -> {
                document.put("outcome", "completed");
                document.put("result", result(result));
                document.put("notes", notes.stream().map(words::of).toList());
            }
            case Outcome.NothingToDo _ -> document.put("outcome", "nothing-to-do");
            case Outcome.Cancelled(var during, var _) -> {
                document.put("outcome", "cancelled");
                document.put("during", during.toString());
            }
            case Outcome.Failed(var during, var why, var _) -> {
                document.put("outcome", "failed");
                document.put("during", during.toString());
                document.put("code", why.code());
                document.put("advice", words.advice(why));
            }
        }
        return document;
    }

    private static Map<String, String> strings(Map<UUID, UUID> ids) {
        return ids.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().toString(),
                        each -> each.getValue().toString()));
    }

    private static Map<String, Object> result(Result result) {
        var document = new LinkedHashMap<String, Object>();
        switch (result) {
            case Result.BackedUp(var point, var moved, var proven, var clean) -> {
                document.put("point", point.id().toString());
                document.put("bytesMoved", moved);
                document.put("storedBytes", point.storedBytes());
                document.put(
                        "provenDisks", proven.stream().map(Object::toString).toList());
                document.put("engineClean", clean);
            }
            case Result.RestoredVm(var vm, var name, var disks, var sent, var proven) -> {
                document.put("vm", vm.toString());
                document.put("name", name);
                document.put("disks", disks.size());
                document.put("bytesSent", sent);
                document.put("provenDisks", proven.size());
            }
            case Result.RestoredDisks(var vm, var name, var disks, var plugged, var sent, var proven) -> {
                vm.ifPresent(id -> document.put("vm", id.toString()));
                vm.ifPresent(_ -> document.put("name", name));
                document.put("disks", new TreeMap<>(strings(disks)));
                document.put("active", plugged);
                document.put("bytesSent", sent);
                document.put("provenDisks", proven.size());
            }
            case Result.RestoredFiles(var files) ->
                document.put(
                        "files",
                        files.stream()
                                .map(file -> Map.of(
                                        "disk", file.disk().toString(),
                                        "file", file.file().toString(),
                                        "format", file.format().qemuName(),
                                        "virtualSize", file.virtualSize(),
                                        "checksum", file.checksum()))
                                .toList());
            case Result.Verified(var point, var files, var bytes) -> {
                document.put("point", point.toString());
                document.put("files", files);
                document.put("bytesRead", bytes);
            }
            case Result.CatalogRebuilt(var points, var problems) -> {
                document.put("points", points);
                document.put("problems", problems);
            }
            case Result.VerifiedShare(var points, var files, var bytes) -> {
                document.put("points", points.size());
                document.put("files", files);
                document.put("bytesRead", bytes);
            }
            case Result.Adopted(var points, var bytes) -> {
                document.put("points", points.stream().map(Object::toString).toList());
                document.put("bytesCopied", bytes);
            }
            case Result.CleanedUp(var settled, var open) -> {
                document.put("settled", settled);
                document.put("open", open);
            }
        }
        return document;
    }
}
