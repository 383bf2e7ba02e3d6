/// See: the window.
///
/// One package per thing a person does: [connect][io.chainkeeper.desktop.connect] to an engine,
/// [browse][io.chainkeeper.desktop.browse] its VMs, [watch][io.chainkeeper.desktop.watch] what
/// runs, [restore][io.chainkeeper.desktop.restore] what was kept. Each screen is one stem in four
/// files: the FXML and the texts in `ui-resources`, a controller that only binds, a view model that
/// decides and knows no nodes, and its test. Work is done elsewhere: the desk's workplace starts
/// runs, and the window looks at them ten times a second.
///
/// Begin with `Window`, which has the doors, and `Workbench`, the parts list behind them. `Wiring`
/// is the only class that knows the built-in lab.
package io.chainkeeper.desktop;
