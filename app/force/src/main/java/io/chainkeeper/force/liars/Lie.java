package io.chainkeeper.force.liars;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// One way not to tell the truth.
///
/// @param name in words
/// @param kind what it is about
/// @param fits which answers it can be told instead of
/// @param made out of the honest answer, and by chance
record Lie(String name, Kind kind, Predicate<HonestAnswer> fits, BiFunction<HonestAnswer, Random, RawAnswer> made) {
    /// What a lie can be about.
    enum Kind {
        /// HTTP.
        WIRE,
        /// What an engine says.
        XML,
        /// What an image server says, or an engine where people sign in.
        JSON,
        /// Where a disk has what.
        EXTENTS,
        /// The checksum of a disk.
        CHECKSUM,
        /// A piece of a disk.
        RANGE
    }

    static Lie of(String name, Kind kind, Predicate<HonestAnswer> fits, Function<HonestAnswer, RawAnswer> made) {
        return new Lie(name, kind, fits, (honest, random) -> made.apply(honest));
    }

    /// What is said; empty when it does not fit.
    Optional<RawAnswer> instead(HonestAnswer honest, Random random) {
        return fits.test(honest) ? Optional.of(made.apply(honest, random)) : Optional.empty();
    }
}
