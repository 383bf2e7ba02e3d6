package io.chainkeeper.desktop.stores;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.care.Adoption;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Taking in a folder of another tool: looked at first, copied only when a person says so.
public final class AdoptViewModel {
    /// What is in the folder, and whose it is.
    ///
    /// @param seen   the backups and the files that cannot be taken in
    /// @param owners VMs of the engine that have these disks; none if no engine knows them
    record Look(Adoption seen, List<Owner> owners) {
        Look {
            owners = List.copyOf(owners);
        }

        List<Adoption.Found> fresh() {
            return seen.found().stream().filter(each -> !each.adopted()).toList();
        }

        /// Points of two VMs must not become one chain of points.
        boolean mixed() {
            return owners.size() > 1;
        }

        boolean assumes() {
            return fresh().stream().flatMap(each -> each.images().stream()).anyMatch(Adoption.Image::assumed);
        }
    }

    /// A VM that has the disks.
    record Owner(UUID id, String name) {}

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Optional<Look>> look = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final StringProperty name = new SimpleStringProperty("");

    /// Nothing is looked at until [#look].
    public AdoptViewModel(Desk desk) {
        this.desk = desk;
    }

    /// Looks at a folder. Nothing is changed there.
    public void look(Path folder) {
        trouble.set("");
        desk.background().ask("look", () -> seen(folder), this::show, refused -> {
            look.set(Optional.empty());
            trouble.set(wording().trouble(refused));
        });
    }

    private Look seen(Path folder) throws WorkplaceException {
        Adoption seen = desk.workplace().care().look(folder);
        Set<UUID> disks = disks(seen);
        if (!desk.workplace().connected()) {
            return new Look(seen, List.of());
        }
        List<Owner> owners = desk.workplace().vms().stream()
                .map(VmSummary::vm)
                .filter(vm -> vm.disks().stream()
                        .anyMatch(each -> disks.contains(each.disk().id())))
                .map(vm -> new Owner(vm.id(), vm.name()))
                .toList();
        return new Look(seen, owners);
    }

    private static Set<UUID> disks(Adoption seen) {
        return seen.found().stream()
                .flatMap(found -> found.images().stream())
                .map(Adoption.Image::disk)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void show(Look found) {
        name.set(found.owners().stream()
                .map(Owner::name)
                .findFirst()
                .orElse(folderName(found.seen().folder())));
        look.set(Optional.of(found));
    }

    private static String folderName(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    /// Copies what is not here yet.
    public void adopt() {
        look.get().filter(this::possible).ifPresent(now -> {
            UUID vm = now.owners().stream().map(Owner::id).findFirst().orElseGet(() -> strangerOf(now.seen()));
            Set<UUID> points = now.fresh().stream().map(Adoption.Found::id).collect(Collectors.toSet());
            Path folder = now.seen().folder();
            String as = name.get().strip();
            desk.startFor(
                    vm,
                    () -> desk.workplace().care().adopt(folder, as, vm, points),
                    refused -> trouble.set(wording().trouble(refused)));
            dismiss();
        });
    }

    /// The same disks give the same VM, so that what comes later goes to the points that are here.
    private static UUID strangerOf(Adoption seen) {
        String oldest = seen.found().getFirst().images().getFirst().disk().toString();
        return UUID.nameUUIDFromBytes(("vm of " + oldest).getBytes(StandardCharsets.UTF_8));
    }

    private boolean possible(Look now) {
        return !now.fresh().isEmpty() && !now.mixed() && !name.get().isBlank();
    }

    /// Leaves the folder as it is.
    public void dismiss() {
        look.set(Optional.empty());
        trouble.set("");
    }

    /// What was found, in a sentence.
    String summary(Look now) {
        long bytes = now.fresh().stream().mapToLong(Adoption.Found::bytes).sum();
        int here = now.seen().found().size() - now.fresh().size();
        return wording()
                .get("repositories.adopt.found", now.fresh().size(), wording().size(bytes), here);
    }

    /// Whose backups these are, in a sentence.
    String whose(Look now) {
        if (now.mixed()) {
            return wording()
                    .get(
                            "repositories.adopt.mixed",
                            now.owners().stream().map(Owner::name).collect(Collectors.joining(", ")));
        }
        return now.owners().stream()
                .findFirst()
                .map(owner -> wording().get("repositories.adopt.known", owner.name()))
                .orElse(wording().get("repositories.adopt.stranger"));
    }

    /// One backup, in a line.
    String line(Adoption.Found found) {
        long full =
                found.images().stream().filter(image -> image.below().isEmpty()).count();
        return wording()
                .get(
                        found.adopted() ? "repositories.adopt.line.here" : "repositories.adopt.line",
                        wording().moments().at(found.takenAt()),
                        full,
                        found.images().size() - full,
                        wording().size(found.bytes()));
    }

    /// A file that stays out, in a line.
    String line(Adoption.Problem problem) {
        return wording()
                .get(
                        "repositories.adopt.problem",
                        problem.file(),
                        wording().words().of(problem));
    }

    /// Whether copying can begin.
    public BooleanBinding canAdopt() {
        return Bindings.createBooleanBinding(
                () -> look.get().filter(this::possible).isPresent(), look, name);
    }

    /// What was looked at; empty for nothing.
    ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /// Why a folder could not be looked at; empty if it could.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The name that the points are shown under.
    public StringProperty nameProperty() {
        return name;
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
