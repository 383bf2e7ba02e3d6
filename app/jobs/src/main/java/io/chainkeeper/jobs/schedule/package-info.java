/// When: plans, their slots, and the clock that starts runs.
///
/// A [Plan] says which VMs, when, how and how long. Its [When] is a grid of slots; the grid never shifts. A
/// slot is claimed in the catalog before its run starts, so that each slot of each VM runs exactly once,
/// whatever happens to the clock, the computer or the program.
///
/// Begin with [Plans].
package io.chainkeeper.jobs.schedule;
