/// Two processes, one catalog: the one that owns it answers for the other.
///
/// The owner writes a [Runner] beside the catalog and listens with a [Server] on a Unix-domain socket in an
/// owner-only folder. Another process of the same user finds the runner, connects with a [Remote], shows the
/// token, and gets an object of the same interface whose methods are asked over the socket. What may travel
/// is decided by the interface alone: a [Contract] lists its operations and refuses an interface with types
/// that cannot be written down, and a message is read into the declared types or not at all.
///
/// A message is JSON in the manner of JSON-RPC 2.0, in chunks of known length ([ChunkIn], [ChunkOut]). One
/// connection carries one question at a time; who asks two at once opens two. A run travels as its snapshot,
/// and is followed by asking for the next one ([RemoteRun]).
///
/// Nothing here knows what a workplace is.
package io.chainkeeper.jobs.attach;
