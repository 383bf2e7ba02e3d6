package io.chainkeeper.jobs.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One row for each refusal that a backup can meet at its start; the engine's words for each are told apart
/// where the engine is spoken to.
class ReactionTest {
    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("what a backup does about a refusal at its start")
    @CsvSource({
        "VM_STATUS, Wait[]",
        "DISKS_LOCKED, Wait[]",
        "DISK_LOCKED, Wait[]",
        "VM_IN_BACKUP, Wait[]",
        "VM_BACKUP_IN_PROGRESS, Wait[]",
        "CHECKPOINT_REMOVAL, Wait[]",
        "PREVIEWED_SNAPSHOT, Skip[why=SNAPSHOT_PREVIEWED]",
        "HOSTED_ENGINE, Skip[why=HOSTED_ENGINE]",
        "DISK_MISSING, PlanAnew[]",
        "DISK_NOT_ACTIVE, PlanAnew[]",
        "VALIDATION_FAILED, PlanAnew[]",
        "ENTITY_NOT_FOUND, PlanAnew[]",
        "CHECKPOINT_MISSING, InFull[reason=CHECKPOINT_MISSING]",
        "CHECKPOINT_INVALID, InFull[reason=CHECKPOINT_INVALID]",
        "INCREMENTAL_NOT_SUPPORTED, InFull[reason=NOT_SUPPORTED]",
        "BITMAPS_NOT_SUPPORTED, InFull[reason=NOT_SUPPORTED]",
        "INCREMENTAL_DISABLED, InFull[reason=INCREMENTAL_REFUSED]",
        "DISK_NOT_IN_CHECKPOINT, InFull[reason=INCREMENTAL_REFUSED]",
        "BACKUP_ID_IN_USE, AnotherId[]",
        "HOST_TOO_OLD, GiveUp[]",
        "HOST_BELOW_4_4_5, GiveUp[]",
        "NOT_AUTHORIZED, GiveUp[]",
        "STORAGE_STATUS, GiveUp[]",
        "STORAGE_INACCESSIBLE, GiveUp[]",
        "LOW_SPACE, GiveUp[]"
    })
    void aRefusalHasItsReaction(Refusal refusal, String reaction) {
        assertThat(Reaction.to(refusal, true)).hasToString(reaction);
    }

    @ParameterizedTest
    @CsvSource({"CHECKPOINT_MISSING", "BITMAPS_NOT_SUPPORTED", "INCREMENTAL_NOT_SUPPORTED"})
    void aFullBackupThatIsRefusedAsAnIncrementalOneIsNotTriedAgain(Refusal refusal) {
        assertThat(Reaction.to(refusal, false)).isEqualTo(new Reaction.GiveUp());
    }
}
