package io.chainkeeper.repository;

/// A small file beside the images, pinned by its manifest.
///
/// @param name   file name in the point's folder, without any path
/// @param length in bytes
/// @param sha256 digest of the whole file, 64 hex digits in lower case
public record SideFile(String name, long length, String sha256) {}
