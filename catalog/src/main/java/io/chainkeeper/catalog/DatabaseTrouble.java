package io.chainkeeper.catalog;

import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// Reads out of an exception's causes what the database meant.
final class DatabaseTrouble {
    /// The file is no database, not ours, or its contents contradict themselves.
    private static final Set<Integer> DAMAGE = Set.of(
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.FILE_VERSION_ERROR_1,
            ErrorCode.FILE_ENCRYPTION_ERROR_1,
            ErrorCode.GENERAL_ERROR_1,
            // A damaged length asks for more memory than there is; a catalog that is well never does.
            ErrorCode.OUT_OF_MEMORY,
            ErrorCode.WRONG_USER_OR_PASSWORD,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
            ErrorCode.COLUMN_NOT_FOUND_1);

    private DatabaseTrouble() {}

    /// Somebody else holds the file's lock.
    static boolean inUse(Throwable trouble) {
        return sqlCode(trouble)
                        .filter(c -> c == ErrorCode.DATABASE_ALREADY_OPEN_1)
                        .isPresent()
                || storeCode(trouble)
                        .filter(c -> c == DataUtils.ERROR_FILE_LOCKED)
                        .isPresent();
    }

    /// The file's contents are bad: moving it aside and starting anew helps, trying again does not.
    static boolean damaged(Throwable trouble) {
        if (inUse(trouble) || causes(trouble).anyMatch(AccessDeniedException.class::isInstance)) {
            return false;
        }
        return storeCode(trouble).filter(DatabaseTrouble::isDamage).isPresent()
                || sqlCode(trouble).filter(DAMAGE::contains).isPresent();
    }

    /// The store's own words for it. Reading fails where a cut file ends; writing fails where a disk is full.
    private static boolean isDamage(int code) {
        return switch (code) {
            case DataUtils.ERROR_WRITING_FAILED,
                    DataUtils.ERROR_FILE_LOCKED,
                    DataUtils.ERROR_CLOSED,
                    DataUtils.ERROR_TRANSACTION_LOCKED -> false;
            default -> true;
        };
    }

    private static Optional<Integer> sqlCode(Throwable trouble) {
        return causes(trouble)
                .filter(SQLException.class::isInstance)
                .map(c -> ((SQLException) c).getErrorCode())
                .findFirst();
    }

    private static Optional<Integer> storeCode(Throwable trouble) {
        return causes(trouble)
                .filter(MVStoreException.class::isInstance)
                .map(c -> ((MVStoreException) c).getErrorCode())
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, c -> c != null, Throwable::getCause).limit(20);
    }
}
