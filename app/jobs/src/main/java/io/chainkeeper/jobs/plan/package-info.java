/// What is asked for, and what is decided before anything moves.
///
/// A [BackupPlan] is made by a pure function, [Planner], from what the engine shows now and what was kept
/// last: per disk *full or incremental, and why*; which disks stay out, and why; and what else a person
/// should know about the VM. A chain that silently stops being a chain is the oldest complaint about tools
/// like ours, so nothing here is guessed: every mode has its reason, and the reason travels with the disk
/// version for ever.
package io.chainkeeper.jobs.plan;
