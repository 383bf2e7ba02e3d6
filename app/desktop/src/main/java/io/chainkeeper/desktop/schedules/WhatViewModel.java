package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.schedule.Selection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// Which VMs a plan is for: chosen one by one, or by a rule that is resolved anew on each run.
public final class WhatViewModel {
    /// What is chosen is found without scrolling. A tick moves nothing: that would be lost under the mouse.
    private static final Comparator<VmChoice> CHOSEN_FIRST =
            Comparator.comparing(vm -> !vm.inProperty().get());

    private final Wording wording;
    private final BooleanProperty byRule = new SimpleBooleanProperty(false);
    private final StringProperty tag = new SimpleStringProperty("");
    private final StringProperty cluster = new SimpleStringProperty("");
    private final StringProperty pattern = new SimpleStringProperty("");
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<VmChoice> vms = FXCollections.observableArrayList();
    private final FilteredList<VmChoice> found = new FilteredList<>(vms);
    private final ObservableList<String> tags = FXCollections.observableArrayList();
    private final ObservableList<String> clusters = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Selection> what = new ReadOnlyObjectWrapper<>(new Selection.Vms(Set.of()));
    private final Set<UUID> chosen = new HashSet<>();
    private boolean showing;

    /// No VM yet.
    public WhatViewModel(Wording wording) {
        this.wording = wording;
        for (Observable each : List.of(byRule, tag, cluster, pattern)) {
            each.addListener(_ -> decide());
        }
        search.subscribe(words -> found.setPredicate(vm -> vm.matches(words)));
    }

    /// Shows another choice.
    public void show(Selection now) {
        showing = true;
        chosen.clear();
        chosen.addAll(now.explicit());
        vms.forEach(vm -> vm.inProperty().set(chosen.contains(vm.id())));
        FXCollections.sort(vms, CHOSEN_FIRST);
        search.set("");
        switch (now) {
            case Selection.Vms _ -> byRule.set(false);
            case Selection.Rule rule -> {
                byRule.set(true);
                tag.set(rule.tag().orElse(""));
                cluster.set(rule.cluster().orElse(""));
                pattern.set(rule.namePattern().orElse(""));
            }
        }
        showing = false;
        decide();
    }

    /// What there is to choose from. VMs that were chosen and are gone stay chosen.
    public void offer(List<VmSummary> all) {
        vms.setAll(all.stream()
                .map(VmSummary::vm)
                .map(this::choice)
                .sorted(CHOSEN_FIRST)
                .toList());
        tags.setAll(all.stream()
                .flatMap(vm -> vm.vm().tags().stream())
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList());
        clusters.setAll(all.stream()
                .map(vm -> vm.vm().clusterName())
                .filter(name -> !name.isBlank())
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList());
    }

    private VmChoice choice(Vm vm) {
        VmChoice choice = new VmChoice(vm.id(), vm.name(), vm.clusterName(), vm.tags());
        choice.inProperty().set(chosen.contains(vm.id()));
        choice.inProperty().subscribe((_, in) -> choose(vm.id(), in));
        return choice;
    }

    private void choose(UUID vm, boolean in) {
        if (in ? chosen.add(vm) : chosen.remove(vm)) {
            decide();
        }
    }

    private void decide() {
        if (!showing) {
            what.set(
                    byRule.get()
                            ? new Selection.Rule(given(tag), given(cluster), given(pattern), chosen)
                            : new Selection.Vms(chosen));
        }
    }

    private static Optional<String> given(StringProperty condition) {
        return Optional.ofNullable(condition.get()).map(String::strip).filter(text -> !text.isEmpty());
    }

    /// Names of the chosen VMs that are known, for a sentence.
    List<String> names(Set<UUID> ids) {
        Set<UUID> wanted = Set.copyOf(ids);
        return vms.stream()
                .filter(vm -> wanted.contains(vm.id()))
                .map(VmChoice::name)
                .collect(Collectors.toList());
    }

    /// The choice.
    public ReadOnlyObjectProperty<Selection> whatProperty() {
        return what.getReadOnlyProperty();
    }

    /// Whether a rule decides.
    public BooleanProperty byRuleProperty() {
        return byRule;
    }

    /// The rule's tag; empty for any.
    public StringProperty tagProperty() {
        return tag;
    }

    /// The rule's cluster; empty for any.
    public StringProperty clusterProperty() {
        return cluster;
    }

    /// The rule's pattern of names; empty for any.
    public StringProperty patternProperty() {
        return pattern;
    }

    /// What is searched for among the VMs.
    public StringProperty searchProperty() {
        return search;
    }

    /// The VMs that match the search.
    public ObservableList<VmChoice> found() {
        return found;
    }

    /// Tags that are on any VM.
    public ObservableList<String> tags() {
        return tags;
    }

    /// Clusters that have any VM.
    public ObservableList<String> clusters() {
        return clusters;
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
