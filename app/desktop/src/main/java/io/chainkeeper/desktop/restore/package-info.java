/// Restoring: point, what, where, mapping, review, progress, result.
///
/// Each step that asks has a page and a view model of its own;
/// [RestoreViewModel][io.chainkeeper.desktop.restore.RestoreViewModel] leads from one to the next. It keeps all of
/// them, so going back loses nothing. Until the review is confirmed it only asks: nothing is created or sent. What it
/// will do is told in sentences, and what it did is told by the run's own outcome.
package io.chainkeeper.desktop.restore;
