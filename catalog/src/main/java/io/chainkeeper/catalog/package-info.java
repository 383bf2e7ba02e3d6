/// The program's memory: which points were kept, which runs happened, and which things on the engine are still ours.
///
/// It remembers VMs that the engine has forgotten, so it speaks in ids and in records of its own and knows
/// nobody else's types. Points in here are a cache of the repository: throw the file away and
/// [io.chainkeeper.catalog.Catalog#replaceAll] fills it again from the manifests. The journal is the one
/// thing that has no second home: an id is written here, durably, *before* the thing it names is created on
/// the engine, so that a run that died can be cleaned up by id and never by name.
///
/// Start reading at [io.chainkeeper.catalog.Catalog].
package io.chainkeeper.catalog;
