package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.Outcome;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A restore from the choice of a moment to its result, seven steps.
///
/// Until the review is confirmed it only asks: nothing is created or sent. What was entered stays while a person goes
/// back and forth.
public final class RestoreViewModel {
    private final Desk desk;
    private final RestoreSentences sentences;
    private final RestoreInput input;
    private final ReadOnlyObjectWrapper<WizardStep> step = new ReadOnlyObjectWrapper<>(WizardStep.POINT);
    private final ReadOnlyObjectWrapper<ReviewPage> review = new ReadOnlyObjectWrapper<>(ReviewPage.NONE);
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Leaving> leaving = new ReadOnlyObjectWrapper<>(Leaving.NOT_ASKED);
    private final ReadOnlyObjectWrapper<Optional<RunCardViewModel>> card =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RestoreResult>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<RestoreRequest> reviewed = Optional.empty();
    /// Answers to questions of an earlier visit are not shown in a later one.
    private int visit;

    /// A wizard that waits to be opened.
    public RestoreViewModel(Desk desk) {
        this.desk = desk;
        this.sentences = new RestoreSentences(desk.wording());
        this.input = new RestoreInput(desk);
        desk.runs().whenEnded(this::ended);
    }

    /// Begins anew for a VM.
    ///
    /// @param wanted the point to begin with; empty for the newest
    public void open(UUID vm, Optional<UUID> wanted) {
        begin(Optional.of(vm), wanted);
    }

    /// Begins anew with the choice of a VM.
    public void open() {
        begin(Optional.empty(), Optional.empty());
    }

    private void begin(Optional<UUID> vm, Optional<UUID> wanted) {
        // A restore that works is not thrown out of its wizard: it is shown.
        if (step.get() == WizardStep.PROGRESS) {
            return;
        }
        int mine = ++visit;
        step.set(WizardStep.POINT);
        card.set(Optional.empty());
        result.set(Optional.empty());
        trouble.set("");
        leaving.set(Leaving.NOT_ASKED);
        asking.set(true);
        input.offer(Offers.NONE, vm, wanted);
        desk.background()
                .ask(
                        "offers",
                        () -> Offers.ask(desk.workplace(), wording(), vm),
                        found -> arrived(mine, found, vm, wanted),
                        refused -> refuse(mine, refused));
    }

    private void arrived(int asked, Offers found, Optional<UUID> vm, Optional<UUID> wanted) {
        if (asked == visit) {
            asking.set(false);
            input.offer(found, vm, wanted);
            if (wanted.isPresent() && input.point().manifest().isPresent()) {
                step.set(WizardStep.WHAT);
            }
        }
    }

    /// Goes on; from the last entry to the review by asking what would happen.
    public void next() {
        if (!canGoOn().get()) {
            return;
        }
        trouble.set("");
        leaving.set(Leaving.NOT_ASKED);
        switch (step.get()) {
            case POINT -> step.set(WizardStep.WHAT);
            case WHAT -> step.set(WizardStep.WHERE);
            case WHERE -> step.set(WizardStep.MAPPING);
            case MAPPING -> askReview();
            case REVIEW -> send();
            case PROGRESS, RESULT -> {}
        }
    }

    /// Goes back. Nothing that was entered is lost.
    public void back() {
        step.get().before().ifPresent(this::show);
    }

    /// Goes back to a page that was seen before.
    public void show(WizardStep earlier) {
        if (step.get().asks() && earlier.compareTo(step.get()) < 0) {
            trouble.set("");
            leaving.set(Leaving.NOT_ASKED);
            visit++; // an answer that is under way belongs to the page that was left
            asking.set(false);
            step.set(earlier);
        }
    }

    private void askReview() {
        PointRow from = input.point().pointProperty().get();
        if (from == null) {
            return;
        }
        int mine = ++visit;
        RestoreRequest request = input.request(from);
        asking.set(true);
        desk.background()
                .ask(
                        "review",
                        () -> desk.workplace().review(request),
                        answer -> showReview(mine, answer, from),
                        refused -> refuse(mine, refused));
    }

    private void showReview(int asked, RestoreReview answer, PointRow from) {
        if (asked == visit) {
            asking.set(false);
            reviewed = Optional.of(answer.request());
            review.set(ReviewPage.of(answer, sentences.review(answer, from, input.offers()), wording()));
            step.set(WizardStep.REVIEW);
        }
    }

    private void refuse(int asked, Exception refused) {
        if (asked == visit) {
            asking.set(false);
            trouble.set(wording().trouble(refused));
        }
    }

    /// The review was confirmed: only now anything is created or sent.
    private void send() {
        reviewed.ifPresent(request -> {
            reviewed = Optional.empty();
            result.set(Optional.empty());
            asking.set(true);
            trouble.set("");
            int mine = visit;
            desk.start(() -> desk.workplace().restore(request), this::begun, refused -> {
                reviewed = Optional.of(request);
                refuse(mine, refused);
            });
        });
    }

    private void begun(RunCardViewModel begun) {
        asking.set(false);
        card.set(Optional.of(begun));
        step.set(WizardStep.PROGRESS);
        begun.outcome().ifPresent(how -> ended(begun, how));
    }

    private void ended(RunCardViewModel ended, Outcome outcome) {
        if (card.get().filter(mine -> mine == ended).isPresent()) {
            leaving.set(Leaving.NOT_ASKED);
            result.set(Optional.of(sentences.result(outcome)));
            step.set(WizardStep.RESULT);
        }
    }

    /// After an ending that is none to be glad of: back to the last entry, with everything as it was entered.
    public void tryAgain() {
        if (step.get() == WizardStep.RESULT) {
            step.set(WizardStep.MAPPING);
        }
    }

    /// Reads the point back, as a run of its own.
    public void verify() {
        PointRow row = input.point().pointProperty().get();
        if (row != null) {
            desk.startFor(row.vm(), () -> desk.workplace().verify(row.id()), refused -> refuse(visit, refused));
        }
    }

    /// A person wants to leave. When something would be lost, they are asked first.
    ///
    /// @return whether they can go at once
    public boolean leave() {
        if (step.get() == WizardStep.PROGRESS) {
            leaving.set(Leaving.WORK);
        } else if (step.get().asks() && input.entered()) {
            leaving.set(Leaving.INPUT);
        } else {
            return true;
        }
        return false;
    }

    /// They stay.
    public void stay() {
        leaving.set(Leaving.NOT_ASKED);
    }

    /// They go: what was entered is forgotten, a restore that works goes on.
    public void go() {
        leaving.set(Leaving.NOT_ASKED);
        input.forget();
        if (step.get() == WizardStep.PROGRESS) {
            card.set(Optional.empty());
            step.set(WizardStep.POINT);
        }
    }

    /// The restore stops and puts its things away; the result tells.
    public void cancelWork() {
        leaving.set(Leaving.NOT_ASKED);
        card.get().ifPresent(RunCardViewModel::cancel);
    }

    /// Whether the page is complete.
    public BooleanBinding canGoOn() {
        return Bindings.createBooleanBinding(
                () -> !asking.get()
                        && switch (step.get()) {
                            case POINT -> input.point().pointProperty().get() != null;
                            case WHAT -> input.what().missingProperty().get().isEmpty();
                            case WHERE -> true;
                            case MAPPING -> input.mapping().complete().get();
                            case REVIEW -> review.get().possible();
                            case PROGRESS, RESULT -> false;
                        },
                asking,
                step,
                input.point().pointProperty(),
                input.what().missingProperty(),
                input.mapping().complete(),
                review);
    }

    /// The page that is open.
    public ReadOnlyObjectProperty<WizardStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// Which moment.
    public PointStepViewModel point() {
        return input.point();
    }

    /// The whole VM or some disks.
    public WhatStepViewModel what() {
        return input.what();
    }

    /// New VM, existing VM, files.
    public WhereStepViewModel where() {
        return input.where();
    }

    /// Names, places and networks there.
    public MappingStepViewModel mapping() {
        return input.mapping();
    }

    /// What will happen.
    public ReadOnlyObjectProperty<ReviewPage> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    /// Whether an answer is awaited.
    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /// Why the last step was refused; empty if it was not.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// What is asked of a person who wants to leave.
    public ReadOnlyObjectProperty<Leaving> leavingProperty() {
        return leaving.getReadOnlyProperty();
    }

    /// The restore's run, once confirmed.
    public ReadOnlyObjectProperty<Optional<RunCardViewModel>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /// How it ended.
    public ReadOnlyObjectProperty<Optional<RestoreResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
