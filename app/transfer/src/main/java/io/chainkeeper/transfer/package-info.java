/// Moving a disk's bytes between an oVirt image server and this computer.
///
/// An image transfer on the engine yields a *ticket*: one URL on one host, good for one disk, in one
/// direction, for a limited time. [ImageClient][io.chainkeeper.transfer.ImageClient] speaks to that URL: it
/// learns what the server can do, asks which *extents* of the disk hold data, read as zeroes or have changed,
/// and reads, writes, zeroes and flushes ranges. [Download][io.chainkeeper.transfer.Download] and
/// [Upload][io.chainkeeper.transfer.Upload] move whole disks with a few workers, each with one connection and
/// one buffer, in blocks of 4 MiB; bytes are in memory once, are hashed as they pass, and are never staged
/// anywhere.
///
/// Two rules explain most of the code. *The server may be wrong or gone at any moment*: a range counts only
/// when status, range and length all agree, a broken one is asked for again on a new connection, and whatever
/// can't be repaired ends as one of the kinds of
/// [TransferException][io.chainkeeper.transfer.TransferException]. And *a connection too many hangs in
/// silence*: the server's limit is never exceeded, and no wait is without end.
///
/// Read [ImageClient][io.chainkeeper.transfer.ImageClient] first, then
/// [Download][io.chainkeeper.transfer.Download]; the HTTP underneath lives in a package of its own.
package io.chainkeeper.transfer;
