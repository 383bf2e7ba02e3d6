package io.chainkeeper.desktop;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.FxLater;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.schedules.HowController;
import io.chainkeeper.desktop.schedules.KeepController;
import io.chainkeeper.desktop.schedules.PlanEditorController;
import io.chainkeeper.desktop.schedules.PlanEditorViewModel;
import io.chainkeeper.desktop.schedules.SchedulesController;
import io.chainkeeper.desktop.schedules.SchedulesViewModel;
import io.chainkeeper.desktop.schedules.WhatController;
import java.util.List;
import javafx.scene.Node;

/// The list of plans and the page of one: a part of the window's parts list.
final class ScheduleScreens {
    private final Views views;
    private final SchedulesViewModel list;

    ScheduleScreens(Desk desk, Views views) {
        this.views = views;
        this.list = new SchedulesViewModel(desk, new FxLater());
    }

    /// All plans, and which is open.
    SchedulesViewModel list() {
        return list;
    }

    /// The list, and in its place the page of a plan while one is open.
    Node screen() {
        PlanEditorViewModel editor = list.editor();
        Node what = views.load("plan-what", new WhatController(editor.what(), editor.coverage()));
        Node how = views.load("plan-how", new HowController(editor.how()));
        Node keep = views.load("plan-keep", new KeepController(editor.keep()));
        Node page = views.load("plan-editor", new PlanEditorController(list, List.of(what, how, keep)));
        return views.load("schedules", new SchedulesController(list, page));
    }
}
