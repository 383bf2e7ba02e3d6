package io.chainkeeper.repository;

import java.nio.file.Path;

/// A repository was to be created where something lies already.
public final class FolderNotEmpty extends RepositoryException {
    private static final long serialVersionUID = 1L;

    FolderNotEmpty(Path folder) {
        super(folder, folder + " is not empty");
    }
}
