package io.chainkeeper.repository;

import java.time.Instant;

/// Who holds a repository open for writing, as that program wrote it down.
///
/// @param pid     process id on that host
/// @param host    name of the computer
/// @param started when that process was started; tells a reused process id apart
public record LockOwner(long pid, String host, Instant started) {}
