/// The engine, tamed: what lives on an oVirt engine right now, and the few verbs a backup needs.
///
/// [Engine] is the door. Behind it works the oVirt Java SDK on a transport of our own, because the SDK's waits for
/// ever when an answer is not what it expects; nothing of the SDK and nothing of HTTP is visible out here. What comes
/// out are records ([Vm], [Disk], [Backup], [ImageTransfer]): facts of one moment, never live objects. What can go
/// wrong is an [EngineException], and its four kinds say who has to act: nobody answers, the login is wrong, the engine
/// refuses with words of its own ([EngineRefused], sorted by [Refusal]), or the engine is in trouble itself. A thing
/// that is not there is an empty `Optional`, not an error.
///
/// Read [Engine] first, then [EngineCa] for how trust begins, then [Refusal] for what the engine says when it says no.
package io.chainkeeper.engine;
