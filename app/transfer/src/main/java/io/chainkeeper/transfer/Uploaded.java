package io.chainkeeper.transfer;

/// A disk that has been sent whole and is durable on the server.
///
/// @param diskSize   of the server's disk, in bytes
/// @param bytesMoved bytes that travelled as data
/// @param bytesZero  bytes that were zeroed without travelling
/// @param passes     1, or more when the server failed in between and everything had to be sent again
public record Uploaded(long diskSize, long bytesMoved, long bytesZero, int passes) {}
