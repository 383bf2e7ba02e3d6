/// The edge between work and window.
///
/// Work runs on virtual threads and counts; the window looks. What happens once is brought over by
/// [Background][io.chainkeeper.desktop.edge.Background], what only grows is looked at ten times a second by the
/// [Sampler][io.chainkeeper.desktop.edge.Sampler]. [Views][io.chainkeeper.desktop.edge.Views] gives each FXML file the
/// controller that was built for it.
package io.chainkeeper.desktop.edge;
