package io.chainkeeper.force.liars;

/// One thing to try.
///
/// @param number of it, from 1
/// @param flow   what the program does
/// @param tale   what it is told
/// @param seed   decides what the tale leaves to chance
record Trial(int number, Flow flow, Tale tale, long seed) {
    @Override
    public String toString() {
        return "trial " + number + " (" + flow.words() + ": " + tale + ")";
    }
}
