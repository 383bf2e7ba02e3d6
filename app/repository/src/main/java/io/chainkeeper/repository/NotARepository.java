package io.chainkeeper.repository;

import java.nio.file.Path;

/// The folder is missing, or has no `repository.json`, or that of another repository than the one that was opened.
public final class NotARepository extends RepositoryException {
    private static final long serialVersionUID = 1L;

    NotARepository(Path folder) {
        this(folder, folder + " has no " + Layout.REPOSITORY_FILE);
    }

    private NotARepository(Path folder, String message) {
        super(folder, message);
    }

    /// Somebody put another repository in the place of the one that was opened.
    static NotARepository butAnother(Path folder) {
        return new NotARepository(folder, folder + " is another repository now");
    }
}
