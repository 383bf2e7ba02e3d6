/// Answers what [io.chainkeeper.jobs.activity.Activity] is asked: from the catalog, from the runs that work now,
/// and, for the VMs that there are, from the engine.
///
/// The rules are pure functions of facts: which mark a day gets, what calls for attention, when a disk is full.
package io.chainkeeper.jobs.recall;
