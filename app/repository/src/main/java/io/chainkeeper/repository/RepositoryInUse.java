package io.chainkeeper.repository;

import java.nio.file.Path;
import java.util.Optional;

/// Another program (or another part of this one) has the repository open for writing.
public final class RepositoryInUse extends RepositoryException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<LockOwner> owner;

    RepositoryInUse(Path folder, Optional<LockOwner> owner) {
        super(folder, folder + " is open in " + owner.map(LockOwner::toString).orElse("an unknown program"));
        this.owner = owner;
    }

    /// Who it is; empty in the short moment before the owner has written its name, or when that is unreadable.
    public Optional<LockOwner> owner() {
        return owner;
    }
}
