package io.chainkeeper.lab.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// An engine of some level on which things happen, and somebody who backs up a VM there.
abstract class IncidentsTest {
    @TempDir
    Path folder;

    EngineBench bench;

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    /// A new engine.
    ///
    /// @param compat its cluster's compatibility level
    final BackupCaller level(String compat) throws IOException {
        bench = EngineBench.quick(folder, compat);
        bench.api.signIn();
        return new BackupCaller(bench);
    }
}
