package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.watch.RunCards;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The wizard's pages, each bound to its view model.
///
/// @param point   which moment
/// @param what    the whole VM or some disks
/// @param where   new VM, existing VM, files
/// @param mapping names, places, networks
/// @param review  what will happen
/// @param result  what has happened
public record RestorePages(Node point, Node what, Node where, Node mapping, Node review, Node result) {
    private static RestorePages load(Views views, RestoreViewModel model, RestoreWays ways) {
        return new RestorePages(
                views.load("point-step", new PointStepController(model.point(), model.askingProperty(), model::next)),
                views.load("what-step", new WhatStepController(model.what())),
                views.load("where-step", new WhereStepController(model.where())),
                views.load("mapping-step", new MappingStepController(model.mapping(), ways.chooser())),
                views.load("review-step", new ReviewStepController(model.reviewProperty())),
                views.load("result-step", new ResultStepController(model, ways)));
    }

    /// The whole wizard.
    public static Parent wizard(Views views, RestoreViewModel model, RunCards cards, RestoreWays ways) {
        return views.load("restore", new RestoreController(model, cards, load(views, model, ways), ways.close()));
    }
}
