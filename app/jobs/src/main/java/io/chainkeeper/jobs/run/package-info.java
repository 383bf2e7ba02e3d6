/// What a run looks like from outside: started, watched, cancelled, ended.
///
/// A [Run] is one execution of one job. Its workers only count; whoever is curious asks for a [RunSnapshot],
/// which is computed from the counters at that moment, so that a window may look ten times a second and a
/// command line once and neither slows the bytes down. A run ends in exactly one [Outcome], and an outcome
/// that is bad news carries a [Failure], sorted by what the person who reads it can do about it. Read those
/// four and the rest explains itself.
package io.chainkeeper.jobs.run;
