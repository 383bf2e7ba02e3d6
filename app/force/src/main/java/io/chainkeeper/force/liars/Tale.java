package io.chainkeeper.force.liars;

/// Which lie is told in the course of a flow, and when.
///
/// @param lie what
/// @param aim when
record Tale(Lie lie, Aim aim) {
    /// When to lie.
    sealed interface Aim {
        /// To one kind of question.
        ///
        /// @param asked  which
        /// @param nth    how often it must have been asked, this time included
        /// @param always and from then on each time
        record At(Asked asked, int nth, boolean always) implements Aim {}

        /// To one question in so many, by chance.
        ///
        /// @param times in so many
        record OneIn(int times) implements Aim {}
    }

    @Override
    public String toString() {
        return lie.name() + ", " + aim;
    }
}
