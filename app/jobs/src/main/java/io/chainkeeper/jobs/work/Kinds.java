package io.chainkeeper.jobs.work;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.jobs.run.RunKind;

/// The one translation between what a run is for and the word that the catalog keeps for it.
public final class Kinds {
    private Kinds() {}

    /// The catalog's word.
    public static RunRecord.Kind kept(RunKind kind) {
        return switch (kind) {
            case BACKUP -> RunRecord.Kind.BACKUP;
            case RESTORE_VM -> RunRecord.Kind.RESTORE;
            case RESTORE_DISKS -> RunRecord.Kind.RESTORE_DISKS;
            case RESTORE_FILES -> RunRecord.Kind.RESTORE_FILES;
            case VERIFY -> RunRecord.Kind.VERIFY;
            case REBUILD_CATALOG -> RunRecord.Kind.REBUILD;
            case CLEAN_UP -> RunRecord.Kind.CLEAN_UP;
            case ADOPT -> RunRecord.Kind.ADOPT;
        };
    }

    /// What the catalog's word means.
    public static RunKind meant(RunRecord.Kind kind) {
        return switch (kind) {
            case BACKUP -> RunKind.BACKUP;
            case RESTORE -> RunKind.RESTORE_VM;
            case RESTORE_DISKS -> RunKind.RESTORE_DISKS;
            case RESTORE_FILES -> RunKind.RESTORE_FILES;
            case VERIFY -> RunKind.VERIFY;
            case REBUILD -> RunKind.REBUILD_CATALOG;
            case CLEAN_UP -> RunKind.CLEAN_UP;
            case ADOPT -> RunKind.ADOPT;
        };
    }
}
