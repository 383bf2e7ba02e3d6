/// The image server: tickets, extents, ranges, zeroes and checksums, as the real one answers them on the wire.
///
/// [io.chainkeeper.lab.imageio.ImageServer] keeps tickets; everything else is one request kind per class. Faithful
/// down to the unfriendly parts: a refused upload is cut while the client still sends, the ninth connection of a
/// ticket waits in silence, and an expired ticket closes the connection.
package io.chainkeeper.lab.imageio;
