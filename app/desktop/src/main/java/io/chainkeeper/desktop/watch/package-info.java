/// Watching runs: what moves, how far it is, how it ended.
///
/// Whoever starts a run hands it to [Runs][io.chainkeeper.desktop.watch.Runs]; from then on it has a card, which is
/// sampled while it works and stays until it is put away. The same card hangs on the VM's page, in the restore wizard
/// and on the transfers screen.
package io.chainkeeper.desktop.watch;
