/// The chain timeline: the signature picture of the program.
///
/// A lane per disk, a column per restore point, a mark per disk version: square for a full, round
/// for an incremental, its area as true as its bytes, a line to the version it builds on.
/// [ChainPicture][io.chainkeeper.desktop.chain.ChainPicture] is the drawing as plain records, with
/// all the reckoning; [ChainTimeline][io.chainkeeper.desktop.chain.ChainTimeline] puts it on the
/// screen, in reach of mouse, keyboard and screen reader.
package io.chainkeeper.desktop.chain;
