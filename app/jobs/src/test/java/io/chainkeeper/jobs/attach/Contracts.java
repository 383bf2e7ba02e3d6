package io.chainkeeper.jobs.attach;

import java.util.List;

/// Lets tests of other packages look at a contract.
public final class Contracts {
    private Contracts() {}

    /// The questions of an interface, by name.
    public static List<String> questions(Class<?> root) {
        return Contract.of(root).operations().map(Operation::name).toList();
    }
}
