package io.chainkeeper.jobs.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something on the engine, in the repository or in the catalog that nobody needs or that stands in the way.
///
/// @param kind    what it is, and who can do something about it
/// @param subject the VM's name, or the file's
/// @param id      of the thing, as the engine knows it; a path for what lies in the repository
/// @param facts   what else the sentence needs, see [Kind]
/// @param since   when it came to be, as far as anybody knows
public record Leftover(Kind kind, String subject, String id, List<String> facts, Optional<Instant> since) {
    /// Keeps its own copy of the list.
    public Leftover {
        facts = List.copyOf(facts);
    }

    /// Who ends it.
    public enum Remedy {
        /// We do: the backup goes on, or a clean-up that was told to gives it up.
        GO_ON,
        /// We do: a clean-up removes it, by the id that the journal has of it.
        CLEAN_UP,
        /// We do: the catalog is written anew from the manifests.
        REBUILD,
        /// A person does, by the steps that belong to the kind.
        BY_HAND,
        /// Nobody has to: the next backup copes with it.
        NEXT_BACKUP
    }

    /// What it is.
    public enum Kind {
        /// A backup whose program ended in its midst is still ready on the engine, and what it had
        /// brought lies in the repository.
        BACKUP_CAN_GO_ON(Remedy.GO_ON),
        /// A run that never ended stands in the catalog as if it were still at work.
        DIED_RUN(Remedy.CLEAN_UP),
        /// An image transfer of a run that died is open; it locks its disk.
        OWN_TRANSFER(Remedy.CLEAN_UP),
        /// A backup of a run that died was never ended; the VM can have no other.
        OWN_BACKUP(Remedy.CLEAN_UP),
        /// A half restored VM.
        OWN_VM(Remedy.CLEAN_UP),
        /// A half restored disk.
        OWN_DISK(Remedy.CLEAN_UP),
        /// A checkpoint whose point was never finished, or is to be removed.
        OWN_CHECKPOINT(Remedy.CLEAN_UP),
        /// The temporary snapshot of a backup of ours that has ended: the engine could not merge it.
        OWN_SNAPSHOT(Remedy.CLEAN_UP),
        /// A folder of a point that was never finished.
        OWN_FOLDER(Remedy.CLEAN_UP),
        /// A half restored file.
        OWN_FILE(Remedy.CLEAN_UP),
        /// A good point whose run died before it could say so.
        OWN_POINT(Remedy.CLEAN_UP),
        /// The journal still has the id of a thing that is gone.
        OWN_NOTE(Remedy.CLEAN_UP),
        /// The journal has the id of a thing on the engine, and there is no engine to ask.
        OWN_UNSEEN(Remedy.CLEAN_UP),
        /// An open image transfer that we did not start.
        OTHER_TRANSFER(Remedy.BY_HAND),
        /// A running backup that we did not start. Facts: the VM's id.
        OTHER_BACKUP(Remedy.BY_HAND),
        /// A checkpoint that no point of the repository stands on, and that our journal does not know. Facts:
        /// the VM's id.
        OTHER_CHECKPOINT(Remedy.BY_HAND),
        /// The temporary snapshot of a backup that has ended, and of which our journal does not know.
        BACKUP_SNAPSHOT(Remedy.BY_HAND),
        /// A disk is locked, and nothing that the engine shows works on it. Facts: its alias.
        LOCKED_DISK(Remedy.BY_HAND),
        /// The engine marks images of the VM as illegal.
        ILLEGAL_IMAGES(Remedy.BY_HAND),
        /// The engine no longer has the checkpoint of the newest point.
        CHECKPOINT_GONE(Remedy.NEXT_BACKUP),
        /// The engine calls the checkpoint of the newest point invalid.
        CHECKPOINT_INVALID(Remedy.NEXT_BACKUP),
        /// A folder without a manifest that the journal does not know.
        UNFINISHED_FOLDER(Remedy.BY_HAND),
        /// A manifest that cannot be read. Facts: what is wrong.
        UNREADABLE_MANIFEST(Remedy.BY_HAND),
        /// A manifest of a newer program.
        NEWER_MANIFEST(Remedy.BY_HAND),
        /// A file that a manifest names is not there.
        MISSING_FILE(Remedy.BY_HAND),
        /// A file is longer or shorter than its manifest says. Facts: bytes expected, bytes found.
        CHANGED_FILE(Remedy.BY_HAND),
        /// An incremental hangs on a point that is not there. Facts: that point.
        BROKEN_CHAIN(Remedy.BY_HAND),
        /// Two folders say that they are the same point. Facts: the folder that is used.
        DUPLICATE_POINT(Remedy.BY_HAND),
        /// A file or folder that does not belong here.
        STRAY_FILE(Remedy.BY_HAND),
        /// The repository has a point that the catalog does not know.
        UNKNOWN_POINT(Remedy.REBUILD),
        /// The catalog has a point that the repository does not.
        VANISHED_POINT(Remedy.REBUILD);

        private final Remedy remedy;

        Kind(Remedy remedy) {
            this.remedy = remedy;
        }

        /// Who ends it.
        public Remedy remedy() {
            return remedy;
        }
    }
}
