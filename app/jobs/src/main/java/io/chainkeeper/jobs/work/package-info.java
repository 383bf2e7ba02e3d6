/// What all runs have in common: being alive.
///
/// [LiveRun] keeps the stages, the counters and the wish to be cancelled; [RateWindow] turns counters into a
/// rate; [Patience] is the only place that waits, and it wakes at once when somebody cancels. A job throws
/// what the world throws; [Starter] is the one edge at which that becomes an `Outcome`, and [Failures] knows
/// what a person can do about each trouble.
package io.chainkeeper.jobs.work;
