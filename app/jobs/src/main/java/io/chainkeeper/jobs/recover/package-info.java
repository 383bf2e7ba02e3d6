/// What is done after something went wrong outside of a run.
///
/// [CleanUpJob] settles the journal: every id that a died run had written down is looked up on the engine or
/// in the repository and put away if it is there; nothing is ever searched by name, and nothing is touched
/// that is not in the journal. [RebuildJob] fills a catalog from the manifests, which hold the truth. [Doctor]
/// only looks, also at what others have left.
package io.chainkeeper.jobs.recover;
