package io.chainkeeper.cli.bench;

import java.util.List;

/// One kind of work, measured with every tool that can do it.
///
/// @param work  what was done
/// @param bytes data that had to be moved, in bytes
/// @param tools ours first
public record Row(String work, long bytes, List<Measured> tools) {
    public Row {
        tools = List.copyOf(tools);
    }
}
