package io.chainkeeper.desktop.chain;

import java.util.UUID;

/// One restore point as drawn: the two lines under its column.
///
/// @param day  such as `21 Nov`
/// @param time such as `03:05:12`
public record ChainColumn(UUID point, String day, String time) {}
