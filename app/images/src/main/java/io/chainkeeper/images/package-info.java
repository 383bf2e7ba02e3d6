/// Bytes: disk images as files, without a network and without a screen.
///
/// A virtual machine's disk is kept as a chain of files. The lowest is a *full*; each one above holds
/// only the clusters that changed and asks the file below for everything else. Start at
/// [io.chainkeeper.images.DiskImage], which reads such a chain as the guest would, and at
/// [io.chainkeeper.images.Qcow2Writer], which makes one new link of it. The rest looks at images (info,
/// check, compare), turns them into others (convert, rebase), or remembers what was in them (block
/// digests). Every number in a file is an enemy's until it has been checked against the file's true
/// length.
package io.chainkeeper.images;
