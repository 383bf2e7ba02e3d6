package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.jobs.plan.RestoreRequest;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.Observable;

/// What a person enters on the wizard's pages, and what they are offered there. It stays while they go back and forth.
final class RestoreInput {
    private final PointStepViewModel point;
    private final WhatStepViewModel what;
    private final WhereStepViewModel where;
    private final MappingStepViewModel mapping;
    private Offers offers = Offers.NONE;
    private boolean entered;
    private boolean proposing;

    RestoreInput(Desk desk) {
        this.point = new PointStepViewModel(desk.wording());
        this.what = new WhatStepViewModel(desk.wording());
        this.where = new WhereStepViewModel(desk.hasEngine());
        this.mapping = new MappingStepViewModel(desk.wording(), desk.background(), what, where);
        point.pointProperty().addListener(_ -> propose());
        for (Observable input : inputs()) {
            input.addListener(_ -> entered = entered || !proposing);
        }
    }

    private Observable[] inputs() {
        return new Observable[] {
            what.wholeProperty(),
            what.disks(),
            where.destinationProperty(),
            mapping.newVm().nameProperty(),
            mapping.newVm().clusterProperty(),
            mapping.newVm().nics(),
            mapping.target().vmProperty(),
            mapping.target().plugProperty(),
            mapping.files().folderProperty(),
            mapping.files().formatProperty()
        };
    }

    /// Begins anew with what there is.
    void offer(Offers found, Optional<UUID> vm, Optional<UUID> wanted) {
        offers = found;
        proposing = true;
        what.begin();
        where.begin();
        mapping.offer(found);
        point.offer(found, vm, wanted);
        proposing = false;
        entered = false;
        propose();
    }

    private void propose() {
        boolean already = proposing;
        proposing = true;
        what.show(point.pointProperty().get(), offers.domains());
        point.manifest().ifPresent(mapping::propose);
        proposing = already;
    }

    /// What there is.
    Offers offers() {
        return offers;
    }

    /// Whether something was entered that would be lost.
    boolean entered() {
        return entered;
    }

    /// What was entered may be lost.
    void forget() {
        entered = false;
    }

    /// What all of it asks for.
    RestoreRequest request(PointRow from) {
        return mapping.request(from.id());
    }

    PointStepViewModel point() {
        return point;
    }

    WhatStepViewModel what() {
        return what;
    }

    WhereStepViewModel where() {
        return where;
    }

    MappingStepViewModel mapping() {
        return mapping;
    }
}
