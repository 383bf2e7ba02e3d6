package io.chainkeeper.jobs.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Why a run failed, sorted by what the person who reads it can do. It carries facts; `Words` makes the
/// sentences.
public sealed interface Failure {
    /// Which failure exactly; its [FailureCode#number()] is stable.
    FailureCode kind();

    /// The stable number, such as "CK-0101".
    default String code() {
        return kind().number();
    }

    /// A server cannot be reached: check the network and connect again.
    ///
    /// @param kind   which one
    /// @param server host or address
    /// @param detail what the network said
    record Reconnect(FailureCode kind, String server, String detail) implements Failure {}

    /// The engine wants another user or password.
    ///
    /// @param kind   which one
    /// @param user   who was refused
    /// @param detail the engine's words
    record SignInAgain(FailureCode kind, String user, String detail) implements Failure {}

    /// Space is missing in a folder of this computer.
    ///
    /// @param kind   which one
    /// @param folder where
    /// @param needed bytes needed in all, −1 if unknown
    /// @param free   bytes free, −1 if unknown
    record FreeSpace(FailureCode kind, Path folder, long needed, long free) implements Failure {}

    /// A folder of this computer cannot be used: connect the drive, close the other program, or change the
    /// rights.
    ///
    /// @param kind   which one
    /// @param folder where
    /// @param detail what the operating system or the lock file said
    record CheckFolder(FailureCode kind, Path folder, String detail) implements Failure {}

    /// A file of a chain is not where it should be: connect the disk that holds it.
    ///
    /// @param kind  which one
    /// @param point the point that needs it
    /// @param file  the file or folder that is missing
    record FindMissingLink(FailureCode kind, UUID point, String file) implements Failure {}

    /// Stored bytes are not what they were: use another point, and make a new full backup.
    ///
    /// @param kind    which one
    /// @param point   the point that was asked for
    /// @param damages every damaged file that was found
    record BackUpAgain(FailureCode kind, UUID point, List<Damage> damages) implements Failure {
        /// Keeps its own copy of the list.
        public BackUpAgain {
            damages = List.copyOf(damages);
        }
    }

    /// Only somebody with rights on the engine can help; the engine's own words say with what.
    ///
    /// @param kind  which one
    /// @param words the engine's words
    record AskAdministrator(FailureCode kind, String words) implements Failure {}

    /// A storage domain of the engine has no room for a disk that is written: its administrator has to free some.
    ///
    /// @param kind   which one
    /// @param domain its name
    /// @param free   bytes free there
    /// @param disk   name of the disk
    /// @param left   bytes of it that are still to be written
    record DomainFull(FailureCode kind, String domain, long free, String disk, long left) implements Failure {}

    /// Something is busy: the same will work later.
    ///
    /// @param kind  which one
    /// @param words what is busy, in the engine's words if it gave any
    record TryLater(FailureCode kind, String words) implements Failure {}

    /// What was chosen does not exist, or exists already: choose something else.
    ///
    /// @param kind   which one
    /// @param choice what was chosen
    record ChooseAgain(FailureCode kind, String choice) implements Failure {}

    /// Nobody foresaw this. The details belong in a report.
    ///
    /// @param kind   which one
    /// @param detail what happened, without secrets
    record ReportBug(FailureCode kind, String detail) implements Failure {}

    /// A stored file that is not what was stored.
    ///
    /// @param point  the point whose folder holds it
    /// @param file   its name
    /// @param offset where in the disk the first difference is, in bytes, if that is known
    /// @param detail what is wrong, as facts
    record Damage(UUID point, String file, Optional<Long> offset, String detail) {}
}
