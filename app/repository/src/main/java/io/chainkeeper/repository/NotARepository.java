package io.chainkeeper.repository;

import java.nio.file.Path;

/// The folder is missing, or has no `repository.json`.
public final class NotARepository extends RepositoryException {
    private static final long serialVersionUID = 1L;

    NotARepository(Path folder) {
        super(folder, folder + " has no " + Layout.REPOSITORY_FILE);
    }
}
