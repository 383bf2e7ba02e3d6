package io.chainkeeper.cli.bench;

/// A tool that does a piece of work beside the others.
///
/// @param tool its name
/// @param work what it does
record Contender(String tool, Work work) {}
