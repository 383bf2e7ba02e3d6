package io.chainkeeper.force;

/// One kind of trouble that is tried on the program.
public interface Force {
    /// What it is called on the command line: one short word.
    String name();

    /// What it tries and what must hold, in a sentence.
    String tries();

    /// Tries.
    ///
    /// @return what was tried, and what should not have happened
    /// @throws Exception the force itself could not go on; what the *program* does wrong is a finding instead
    ForceReport run(ForceOptions options) throws Exception;
}
