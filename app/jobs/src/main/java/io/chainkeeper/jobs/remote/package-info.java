/// Things that we open on the engine, each with its end.
///
/// An [OpenBackup], an [OpenTransfer], a [NewDisks] shelf, a new VM: each writes its id into the journal,
/// comes into being, is waited for, and is put away again by `close()`, cancelled or not, unless it was
/// finished properly. Putting away never gives up early and never throws: what could not be put away becomes
/// a note of the run and stays in the journal, and the next clean-up finds it there by its id.
package io.chainkeeper.jobs.remote;
