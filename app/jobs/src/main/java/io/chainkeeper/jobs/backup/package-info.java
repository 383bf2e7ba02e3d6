/// A VM becomes a restore point.
///
/// Read [BackupJob] first: its shape is the story. [Survey] looks, the planner decides, the engine opens its
/// backup, [DiskCopy] moves each disk, several at once, [PointWork] completes their digests, compares them with
/// the server's and makes the point durable; only then is the engine asked to finish, and whatever it
/// answers, the point stands. [Checkpoints] at last removes the marks that no point needs any more.
package io.chainkeeper.jobs.backup;
