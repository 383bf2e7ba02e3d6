package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.repository.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How things are called and where they go at the destination: three forms, and a place for each disk.
public final class MappingStepViewModel {
    private final Wording wording;
    private final WhatStepViewModel what;
    private final WhereStepViewModel where;
    private final NewVmForm newVm;
    private final TargetForm target;
    private final FilesForm files;
    private final ObservableList<Named> domains = FXCollections.observableArrayList();
    private final BooleanBinding complete;

    MappingStepViewModel(Wording wording, Background background, WhatStepViewModel what, WhereStepViewModel where) {
        this.wording = wording;
        this.what = what;
        this.where = where;
        this.newVm = new NewVmForm(wording);
        this.target = new TargetForm(wording);
        this.files = new FilesForm(wording, background);
        List<Observable> inputs = new ArrayList<>(newVm.inputs());
        inputs.addAll(target.inputs());
        inputs.addAll(files.inputs());
        inputs.addAll(List.of(where.destinationProperty(), what.disks(), what.wholeProperty()));
        this.complete = Bindings.createBooleanBinding(this::isComplete, inputs.toArray(Observable[]::new));
    }

    /// Begins anew.
    void offer(Offers offers) {
        domains.setAll(offers.domains());
        newVm.offer(offers);
        target.offer(offers);
        files.begin();
    }

    /// Proposes for a point.
    void propose(Point point) {
        newVm.propose(point);
        target.propose(point.vm().id());
    }

    private boolean isComplete() {
        boolean placed =
                what.chosen().stream().allMatch(each -> each.domainProperty().get() != null);
        return switch (where.destinationProperty().get()) {
            case NEW_VM -> newVm.complete() && placed;
            case EXISTING_VM -> target.troubleProperty().get().isEmpty() && placed;
            case FILES -> files.troubleProperty().get().isEmpty();
        };
    }

    /// What is asked for. Only while it is complete.
    RestoreRequest request(UUID point) {
        return switch (where.destinationProperty().get()) {
            case NEW_VM -> {
                Named cluster = newVm.clusterProperty().get();
                if (cluster == null) {
                    throw new IllegalStateException("no cluster was chosen");
                }
                yield new RestoreRequest.NewVm(
                        point,
                        newVm.nameProperty().get(),
                        cluster.id(),
                        places(),
                        Optional.empty(),
                        what.only(),
                        newVm.nics().stream().map(NicRow::choice).toList(),
                        true);
            }
            case EXISTING_VM ->
                new RestoreRequest.Disks(
                        point,
                        what.chosen().stream().map(each -> each.disk().disk()).collect(Collectors.toSet()),
                        target.target(),
                        places(),
                        Optional.empty(),
                        true);
            case FILES ->
                new RestoreRequest.LocalFiles(
                        point,
                        files.path().orElseThrow(),
                        files.formatProperty().get(),
                        what.only());
        };
    }

    private Map<UUID, UUID> places() {
        Map<UUID, UUID> places = new HashMap<>();
        for (DiskChoice each : what.chosen()) {
            Named domain = each.domainProperty().get();
            if (domain != null) {
                places.put(each.disk().disk(), domain.id());
            }
        }
        return places;
    }

    /// What the destination is, which decides what is asked.
    public WhereStepViewModel where() {
        return where;
    }

    /// The disks that need a place.
    public WhatStepViewModel what() {
        return what;
    }

    /// The form for a new VM.
    public NewVmForm newVm() {
        return newVm;
    }

    /// The form for an existing VM.
    public TargetForm target() {
        return target;
    }

    /// The form for files.
    public FilesForm files() {
        return files;
    }

    /// Storage domains to choose from.
    public ObservableList<Named> domains() {
        return domains;
    }

    /// Whether nothing is wrong or missing.
    public BooleanBinding complete() {
        return complete;
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
