/// The clock that starts runs: it keeps the plans' file, decides which VM belongs to which plan, opens slots when
/// their moment has come, and begins their runs.
///
/// Everything here is told what time it is. Begin with [Scheduler].
package io.chainkeeper.jobs.clock;
