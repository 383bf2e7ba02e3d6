package io.chainkeeper.jobs.care;

import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;

/// Looking after the repository. Questions block: never ask from a screen's thread.
public interface Care {
    /// Starts to verify what was not verified for the longest time: a day's share of the repository, so that all of
    /// it is read back every 28 days when this is done daily.
    Run verifyOldest();

    /// What is in a folder that the oVirt SDK's `backup_vm.py` has filled. Nothing is changed there.
    Adoption look(Path folder) throws WorkplaceException;

    /// Starts to copy chains from such a folder into points of this repository. The files stay where they are, as they
    /// are.
    ///
    /// @param folder the folder that was looked at
    /// @param name   name of the VM that the points are shown under
    /// @param vm     the VM that they belong to; a new id for a VM that the engine does not know
    /// @param points ids from the look, those to copy
    Run adopt(Path folder, String name, UUID vm, Set<UUID> points);
}
