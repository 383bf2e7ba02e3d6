/// The engine's side of the lab: HTTP in, XML out, and a data centre in between.
///
/// A request comes to [io.chainkeeper.lab.engine.EngineServer], is checked for its token, and is matched
/// against the paths that the resources (one class each: VMs, disks, backups, …) offer. A resource reads or
/// changes the data centre inside its lock and returns an answer as a tree of elements, which is written only
/// after the lock is released. Phases move on by the lab's clock when somebody looks; no thread works in the
/// background.
package io.chainkeeper.lab.engine;
