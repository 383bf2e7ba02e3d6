package io.chainkeeper.cli.bench;

import java.nio.file.Path;

/// Something that can be done again and again, and be measured.
@FunctionalInterface
interface Work {
    /// Does it once. What has to be there before, and what is thrown away after, is not counted.
    ///
    /// @param folder new and empty; the owner removes it
    Usage once(Path folder) throws Exception;
}
