/// Who is told when something changes: a notice when a VM gets into trouble, one when it is out of it, and silence
/// between.
///
/// [Watch][io.chainkeeper.jobs.notify.Watch] looks again and again, on a timer of its own, so that a scheduler that
/// stands still is noticed too. [Notices][io.chainkeeper.jobs.notify.Notices] compares what it sees with what was told
/// last, which survives a restart. A [Channel][io.chainkeeper.jobs.notify.Channel] carries the words to a person.
package io.chainkeeper.jobs.notify;
