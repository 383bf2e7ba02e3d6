package io.chainkeeper.repository;

import java.io.IOException;
import java.nio.file.Path;

/// Trouble with what lies (or should lie) in the repository's folder. Carries facts; words are made elsewhere.
///
/// Plain trouble of the file system (no space, no permission) stays a plain `IOException`; trouble inside an
/// image is an [io.chainkeeper.images.ImageException].
public abstract sealed class RepositoryException extends IOException
        permits RepositoryInUse, NotARepository, FolderNotEmpty, WrittenByNewer, DamagedFile, MissingLink, MovedLink {
    private static final long serialVersionUID = 1L;

    private final transient Path path;

    RepositoryException(Path path, String facts) {
        super(facts);
        this.path = path;
    }

    /// The file or folder that this is about.
    public Path path() {
        return path;
    }
}
