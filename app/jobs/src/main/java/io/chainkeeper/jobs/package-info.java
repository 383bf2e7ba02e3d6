/// Decide: what happens to a VM, in which order, and what is said about it.
///
/// Everything below this module can do one thing well: read an image, ask an engine, move a range, keep a
/// folder, remember a row. Here they meet. A [Workplace] holds one engine, one repository and one catalog,
/// and starts runs on them; `plan` decides before anything moves, `backup` and `restore` carry bytes in
/// opposite directions, `verify` reads back what was kept, and `recover` puts away what an interrupted run
/// has left, by the ids that were journaled before the things existed. What is opened is closed by the same
/// block, cancelled or not, and a run has ended only when the engine *shows* that nothing of it is left.
///
/// Begin with [Workplace]; then read `jobs.run` for how a run looks from outside.
package io.chainkeeper.jobs;
