package io.chainkeeper.desktop.drill;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Restores a point to files in a temporary folder, where each is read back and compared with what was stored, and
/// removes the files again.
public final class DrillViewModel {
    private record Started(Run run, Path folder) {}

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Optional<RunCardViewModel>> card =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper passed = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private Optional<Started> started = Optional.empty();

    /// A drill that has not begun.
    public DrillViewModel(Desk desk) {
        this.desk = desk;
        desk.runs()
                .whenEnded((ended, outcome) -> started.filter(
                                drill -> drill.run().id().equals(ended.id()))
                        .ifPresent(drill -> ended(drill, outcome)));
    }

    /// Begins.
    ///
    /// @param point that is to be brought back
    /// @param vm    whose it is
    public void begin(UUID point, UUID vm) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        passed.set(false);
        verdict.set("");
        desk.background().ask("drill", () -> start(point), drill -> follow(drill, vm), this::refuse);
    }

    /// Forgets the last verdict; a drill that is under way goes on.
    public void forget() {
        verdict.set("");
        passed.set(false);
    }

    private Started start(UUID point) throws IOException {
        Path folder = Files.createTempDirectory("chainkeeper-drill-");
        return new Started(
                desk.workplace()
                        .restore(new RestoreRequest.LocalFiles(point, folder, ImageFormat.QCOW2, Optional.empty())),
                folder);
    }

    private void follow(Started drill, UUID vm) {
        started = Optional.of(drill);
        card.set(Optional.of(desk.runs().follow(drill.run(), vm)));
    }

    private void ended(Started drill, Outcome outcome) {
        started = Optional.empty();
        desk.background()
                .ask("drill's files", () -> remove(drill.folder()), _ -> tell(outcome), left -> tellLeft(drill, left));
    }

    /// The folder is ours alone, so everything in it goes.
    private static boolean remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(each);
            }
        }
        return true;
    }

    private void tell(Outcome outcome) {
        busy.set(false);
        if (outcome instanceof Outcome.Completed(Result.RestoredFiles(var files), var _)) {
            long bytes =
                    files.stream().mapToLong(Result.RestoredFile::virtualSize).sum();
            passed.set(true);
            verdict.set(wording().get("drill.passed", files.size(), wording().size(bytes)));
        } else {
            verdict.set(wording().get("drill.not-passed", wording().words().of(outcome)));
        }
    }

    private void tellLeft(Started drill, Exception left) {
        busy.set(false);
        verdict.set(wording().get("drill.left", drill.folder().toString(), String.valueOf(left.getMessage())));
    }

    private void refuse(Exception refused) {
        busy.set(false);
        verdict.set(wording().trouble(refused));
    }

    /// The drill's run; empty before it began.
    public ReadOnlyObjectProperty<Optional<RunCardViewModel>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /// How it ended, in one sentence; empty before.
    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// Whether the last drill brought back exactly what was stored.
    public ReadOnlyBooleanProperty passedProperty() {
        return passed.getReadOnlyProperty();
    }

    /// Whether one is under way.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
