/// Restoring: point, destination, review, progress, result.
///
/// The wizard is one page with one view model, so going back loses nothing. Until the review is confirmed it only asks:
/// nothing is created or sent. What it will do is told in sentences, and what it did is told by the run's own outcome.
package io.chainkeeper.desktop.restore;
