package io.chainkeeper.jobs.work;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.EngineTrouble;
import io.chainkeeper.engine.EngineUnreachable;
import io.chainkeeper.engine.SignInRefused;
import io.chainkeeper.engine.UntrustedAuthority;
import io.chainkeeper.images.ImageException;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.repository.DamagedFile;
import io.chainkeeper.repository.FolderNotEmpty;
import io.chainkeeper.repository.MissingLink;
import io.chainkeeper.repository.MovedLink;
import io.chainkeeper.repository.NotARepository;
import io.chainkeeper.repository.RepositoryException;
import io.chainkeeper.repository.RepositoryInUse;
import io.chainkeeper.repository.WrittenByNewer;
import io.chainkeeper.transfer.BadAnswer;
import io.chainkeeper.transfer.ConnectionLost;
import io.chainkeeper.transfer.NoDirtyExtents;
import io.chainkeeper.transfer.RangeRefused;
import io.chainkeeper.transfer.ServerTrouble;
import io.chainkeeper.transfer.TicketGone;
import io.chainkeeper.transfer.TransferCancelled;
import io.chainkeeper.transfer.TransferException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// What a person can do about each trouble of the world. Here exceptions, which carry facts, become news.
public final class Failures {
    private Failures() {}

    /// News about the engine.
    public static Failure of(EngineException trouble) {
        return switch (trouble) {
            case EngineUnreachable away ->
                switch (away.why()) {
                    case CERTIFICATE_NOT_TRUSTED, WRONG_HOST_NAME, TLS_FAILED ->
                        notTrusted(away, away.host(), sentence(away.why()));
                    case UNKNOWN_HOST, NO_CONNECTION, TIMEOUT, ALL_CONNECTIONS_BUSY ->
                        new Failure.Reconnect(FailureCode.ENGINE_UNREACHABLE, away.host(), sentence(away.why()));
                };
            case SignInRefused no ->
                new Failure.SignInAgain(
                        FailureCode.SIGN_IN_REFUSED, no.user(), no.words().isEmpty() ? no.code() : no.words());
            case EngineRefused no -> refused(no);
            case EngineTrouble odd ->
                switch (odd.kind()) {
                    case UNAVAILABLE, SERVER_ERROR, NOT_XML ->
                        new Failure.TryLater(FailureCode.ENGINE_TROUBLE, message(odd));
                    case BAD_XML, DOCTYPE, TOO_LARGE, UNEXPECTED_STATUS ->
                        new Failure.ReportBug(FailureCode.BAD_ANSWER, message(odd));
                };
        };
    }

    private static Failure refused(EngineRefused no) {
        String words = no.detail().isEmpty() ? message(no) : no.detail();
        return switch (no.refusal()) {
            case VM_IN_BACKUP,
                    VM_BACKUP_IN_PROGRESS,
                    CHECKPOINT_REMOVAL,
                    VM_STATUS,
                    PREVIEWED_SNAPSHOT,
                    TRANSFER_STILL_ACTIVE,
                    BACKUP_NOT_READY,
                    DISK_IN_RUNNING_VM -> new Failure.TryLater(FailureCode.VM_BUSY, words);
            case DISKS_LOCKED, DISK_LOCKED, DISK_IN_TRANSFER -> new Failure.TryLater(FailureCode.DISK_LOCKED, words);
            case LOW_SPACE, STORAGE_STATUS, STORAGE_INACCESSIBLE ->
                new Failure.AskAdministrator(FailureCode.STORAGE_PROBLEM, words);
            case NOT_AUTHORIZED, FORBIDDEN -> new Failure.AskAdministrator(FailureCode.NO_PERMISSION, words);
            case NAME_IN_USE -> new Failure.ChooseAgain(FailureCode.NAME_TAKEN, words);
            case ENTITY_NOT_FOUND, NOT_FOUND, DISK_MISSING -> new Failure.ChooseAgain(FailureCode.TARGET_GONE, words);
            case DISK_ILLEGAL -> new Failure.AskAdministrator(FailureCode.DISK_FAILED, words);
            case CHECKPOINT_MISSING,
                    CHECKPOINT_INVALID,
                    INCREMENTAL_NOT_SUPPORTED,
                    BITMAPS_NOT_SUPPORTED,
                    INCREMENTAL_DISABLED,
                    DISK_NOT_IN_CHECKPOINT,
                    HOST_TOO_OLD,
                    HOST_BELOW_4_4_5,
                    HOSTED_ENGINE,
                    BACKUP_ID_IN_USE,
                    DESCRIPTION_TOO_LONG,
                    BACKUP_ALREADY_ENDING,
                    BACKUP_ALREADY_STOPPED,
                    BACKUP_STOPPED_EARLY,
                    BACKUP_MISSING,
                    FORMAT_NOT_APPLICABLE,
                    SNAPSHOT_MISSING,
                    DISK_NOT_ACTIVE,
                    STORAGE_INCOMPATIBLE,
                    RAW_NOT_INCREMENTAL,
                    DISK_ID_IN_USE,
                    VM_ID_IN_USE,
                    MAC_IN_USE,
                    NO_MAC_LEFT,
                    OVF_UNREADABLE,
                    DISK_ALREADY_ATTACHED,
                    VALIDATION_FAILED,
                    OTHER -> new Failure.AskAdministrator(FailureCode.ENGINE_REFUSED, words);
        };
    }

    /// News about the image server.
    ///
    /// @param server its host, for people
    public static Failure of(TransferException trouble, String server) {
        return switch (trouble) {
            case TicketGone gone -> new Failure.Reconnect(FailureCode.TICKET_GONE, server, gone.serverText());
            case ConnectionLost lost when !lost.mayPass() -> notTrusted(lost, server, message(lost));
            case ConnectionLost lost ->
                new Failure.Reconnect(FailureCode.IMAGE_SERVER_UNREACHABLE, server, message(lost));
            case ServerTrouble odd -> new Failure.TryLater(FailureCode.IMAGE_SERVER_TROUBLE, message(odd));
            case BadAnswer bad -> new Failure.ReportBug(FailureCode.BAD_ANSWER, message(bad));
            case RangeRefused no -> new Failure.ReportBug(FailureCode.BAD_ANSWER, message(no));
            case NoDirtyExtents none -> new Failure.ReportBug(FailureCode.BAD_ANSWER, message(none));
            case TransferCancelled stopped -> new Failure.ReportBug(FailureCode.UNEXPECTED, message(stopped));
        };
    }

    /// The person who must decide sees both fingerprints, if there are two.
    private static Failure notTrusted(Exception trouble, String server, String otherwise) {
        return UntrustedAuthority.in(trouble)
                .<Failure>map(other -> new Failure.Reconnect(
                        FailureCode.AUTHORITY_CHANGED, server, other.trusted() + " ≠ " + other.shown()))
                .orElseGet(() -> new Failure.Reconnect(FailureCode.ENGINE_CERTIFICATE, server, otherwise));
    }

    /// News about the catalog.
    public static Failure of(CatalogException trouble) {
        return switch (trouble) {
            case CatalogException.AnotherProcess other ->
                new Failure.CheckFolder(FailureCode.CATALOG_IN_USE, other.file(), message(other));
            case CatalogException.WrittenByNewer newer ->
                new Failure.CheckFolder(FailureCode.CATALOG_UNUSABLE, newer.file(), message(newer));
            case CatalogException.MigrationFailed failed ->
                new Failure.CheckFolder(FailureCode.CATALOG_UNUSABLE, failed.file(), message(failed));
            case CatalogException.Unusable bad ->
                new Failure.CheckFolder(FailureCode.CATALOG_UNUSABLE, bad.file(), message(bad));
        };
    }

    /// News about files.
    ///
    /// @param folder where the work was going on
    public static Failure of(IOException trouble, Path folder) {
        return switch (trouble) {
            case TransferException transfer -> of(transfer, "");
            case RepositoryException repository -> of(repository);
            case ImageException image ->
                new Failure.CheckFolder(FailureCode.FOLDER_UNUSABLE, image.file(), image.reason());
            case IOException other
            when NoRoom.saidBy(message(other)) ->
                new Failure.FreeSpace(FailureCode.DISK_FULL, folder, -1, free(folder));
            case FileSystemException file ->
                new Failure.CheckFolder(
                        FailureCode.FOLDER_UNUSABLE,
                        file.getFile() == null ? folder : Path.of(file.getFile()),
                        reason(file));
            case IOException other -> new Failure.CheckFolder(FailureCode.FOLDER_UNUSABLE, folder, message(other));
        };
    }

    private static Failure of(RepositoryException trouble) {
        return switch (trouble) {
            case RepositoryInUse other ->
                new Failure.CheckFolder(FailureCode.REPOSITORY_IN_USE, other.path(), message(other));
            case NotARepository none ->
                new Failure.CheckFolder(FailureCode.FOLDER_UNUSABLE, none.path(), message(none));
            case FolderNotEmpty full ->
                new Failure.CheckFolder(FailureCode.FOLDER_UNUSABLE, full.path(), message(full));
            case WrittenByNewer newer ->
                new Failure.CheckFolder(FailureCode.FOLDER_UNUSABLE, newer.path(), message(newer));
            case DamagedFile damaged ->
                new Failure.CheckFolder(FailureCode.FOLDER_UNUSABLE, damaged.path(), damaged.reason());
            case MissingLink missing ->
                new Failure.FindMissingLink(
                        FailureCode.LINK_MISSING,
                        missing.point(),
                        missing.path().toString());
            case MovedLink moved ->
                new Failure.FindMissingLink(
                        FailureCode.LINK_MISSING, moved.point(), moved.path().toString());
        };
    }

    /// News about stored files that cannot be read while a point is restored.
    ///
    /// @param point the point that was asked for
    public static Failure reading(IOException trouble, UUID point, Path folder) {
        return switch (trouble) {
            case DamagedFile damaged -> damaged(point, damaged.path(), damaged.reason());
            case ImageException image -> damaged(point, image.file(), image.reason());
            case IOException other -> of(other, folder);
        };
    }

    private static Failure damaged(UUID point, Path file, String reason) {
        var damage = new Failure.Damage(point, name(file), Optional.empty(), reason);
        return new Failure.BackUpAgain(FailureCode.POINT_DAMAGED, point, List.of(damage));
    }

    private static String name(Path file) {
        return Objects.toString(file.getFileName(), file.toString());
    }

    /// News about what nobody foresaw.
    public static Failure unexpected(Throwable trouble) {
        return new Failure.ReportBug(FailureCode.UNEXPECTED, trouble.toString());
    }

    private static long free(Path folder) {
        // A FileStore would need the table of mounts, which a container may not have. 0 also means unknown.
        long free = folder.toFile().getUsableSpace();
        return free > 0 ? free : -1;
    }

    private static String reason(FileSystemException trouble) {
        String kind = trouble.getClass().getSimpleName().replace("Exception", "");
        return trouble.getReason() == null ? kind : kind + ": " + trouble.getReason();
    }

    private static String sentence(EngineUnreachable.Cause why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String message(Throwable trouble) {
        return Objects.toString(trouble.getMessage(), trouble.getClass().getSimpleName());
    }
}
