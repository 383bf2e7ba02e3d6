/// Stored bytes are read back and compared with what they were.
///
/// A backup that nobody has read is a hope. [VerifyJob] reads every image of a point's chain and the whole
/// disks through it, compares the digests that were made while the bytes came in, and names each file that
/// differs, so that a person knows which points are affected and which are safe.
package io.chainkeeper.jobs.verify;
