package io.chainkeeper.cli.demo;

/// Something that the demo says, and whether looking proved it.
///
/// @param words what is claimed, as a sentence
/// @param held  whether it was found to be so
/// @param found what was found instead, or how it was found; may be empty
public record Claim(String words, boolean held, String found) {}
