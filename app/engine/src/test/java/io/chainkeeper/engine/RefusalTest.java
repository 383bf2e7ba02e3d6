package io.chainkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            409|Cannot backup VM. The Virtual Machine should be in Up or Down status.|VM_STATUS|RETRY_LATER
            409|Cannot backup VM. The Virtual Machine should be in Up status.|VM_STATUS|RETRY_LATER
            409|Cannot backup VM: The following disks are locked: d1. Please try again in a few minutes.|DISKS_LOCKED|RETRY_LATER
            409|Cannot backup VM. Disk is locked. Please try again later.|DISK_LOCKED|RETRY_LATER
            409|Cannot backup VM. The VM is during a backup operation.|VM_IN_BACKUP|RETRY_LATER
            409|Cannot backup VM. The VM backup operation is currently in progress|VM_BACKUP_IN_PROGRESS|RETRY_LATER
            409|Cannot backup VM. The VM is during a checkpoint removal operation.|CHECKPOINT_REMOVAL|RETRY_LATER
            409|Cannot backup VM. VM is previewing a Snapshot.|PREVIEWED_SNAPSHOT|LEAVE_OUT
            400|Cannot backup VM. The following disk(s) ID(s) does not exist: x.|DISK_MISSING|LOOK_AGAIN
            409|Cannot backup VM. The following disks are not active on VM web1: x|DISK_NOT_ACTIVE|LOOK_AGAIN
            500|General command validation failure.|VALIDATION_FAILED|LOOK_AGAIN
            400|Cannot backup VM. Checkpoint ID 1234 doesn't exist.|CHECKPOINT_MISSING|FULL
            400|Cannot backup VM. Checkpoint ID 1234 is invalid and should be removed.|CHECKPOINT_INVALID|FULL
            400|Cannot backup VM. Incremental backup is not supported.|INCREMENTAL_NOT_SUPPORTED|FULL
            409|Cannot backup VM. Bitmaps operations are not supported.|BITMAPS_NOT_SUPPORTED|FULL
            409|Cannot backup VM. Incremental backup is disabled for the following disks: x|INCREMENTAL_DISABLED|FULL
            400|The following disks are not included in the previous VM backup: x|DISK_NOT_IN_CHECKPOINT|FULL
            409|Backup is not supported by the host (h1).|HOST_TOO_OLD|ASK_ADMINISTRATOR
            409|Host (h1) is running on a version lower than 4.4.5|HOST_BELOW_4_4_5|ASK_ADMINISTRATOR
            409|Backup of Hosted Engine VM is not supported.|HOSTED_ENGINE|LEAVE_OUT
            400|The specified VM backup ID 12 already exists.|BACKUP_ID_IN_USE|LOOK_AGAIN
            400|The VM backup description shouldn't contain more than 1024 characters.|DESCRIPTION_TOO_LONG|OUR_MISTAKE
            403|User is not authorized to perform this action.|NOT_AUTHORIZED|ASK_ADMINISTRATOR
            409|The relevant Storage Domain's status is Maintenance.|STORAGE_STATUS|ASK_ADMINISTRATOR
            409|Storage Domain is inaccessible.|STORAGE_INACCESSIBLE|ASK_ADMINISTRATOR
            409|Low disk space on Storage Domain data1.|LOW_SPACE|ASK_ADMINISTRATOR
            404|Entity not found: 5e1ec7ed|ENTITY_NOT_FOUND|LOOK_AGAIN
            400|Backup 'b' is in 'starting' phase, premature backup stop was initiated.|BACKUP_STOPPED_EARLY|LOOK_AGAIN
            400|VM 'v' backup 'b' is already in 'finalizing' phase, no need to stop the backup again|BACKUP_ALREADY_ENDING|LOOK_AGAIN
            409|There is an active image transfer for VM backup|TRANSFER_STILL_ACTIVE|RETRY_LATER
            409|The VM backup is not in READY phase, backup phase is starting|BACKUP_NOT_READY|RETRY_LATER
            400|The specified VM backup does not exist.|BACKUP_MISSING|LOOK_AGAIN
            400|The specified format is not applicable for VM backup.|FORMAT_NOT_APPLICABLE|OUR_MISTAKE
            409|The disk d is plugged to non-Down VMs: v|DISK_IN_RUNNING_VM|RETRY_LATER
            409|Disk d is being transferred.|DISK_IN_TRANSFER|RETRY_LATER
            400|VM's Snapshot does not exist.|SNAPSHOT_MISSING|LOOK_AGAIN
            409|The selected disk ID: d is already used by the following existing disk d2|DISK_ID_IN_USE|LOOK_AGAIN
            400|Incremental backup is not supported for RAW format disks.|RAW_NOT_INCREMENTAL|OUR_MISTAKE
            409|Disk configuration (COW Sparse backup-None) is incompatible with the storage domain type.|STORAGE_INCOMPATIBLE|CHOOSE_ANOTHER
            409|VM ID already exists in the system. Please remove the VM (web1) first|VM_ID_IN_USE|CHOOSE_ANOTHER
            409|VM Name already exists in the Data Center.|NAME_IN_USE|CHOOSE_ANOTHER
            409|MAC Address 56:6f is already in use by VM or snapshot: web1|MAC_IN_USE|CHOOSE_ANOTHER
            409|Not enough MAC addresses left in MAC Address Pool.|NO_MAC_LEFT|ASK_ADMINISTRATOR
            400|failed to parse a given ovf configuration x|OVF_UNREADABLE|CHOOSE_ANOTHER
            409|The disk is already attached to VM.|DISK_ALREADY_ATTACHED|LOOK_AGAIN
            409|Words that no engine has said yet|OTHER|ASK_ADMINISTRATOR
            403|''|FORBIDDEN|ASK_ADMINISTRATOR
            404|''|NOT_FOUND|LOOK_AGAIN
            """)
    void theEnginesWordsAreRecognisedAndSayWhatToDo(int status, String words, Refusal expected, Refusal.Advice advice) {
        Refusal refusal = Refusal.of(status, words);

        assertThat(refusal).isEqualTo(expected);
        assertThat(refusal.advice()).isEqualTo(advice);
    }

    @Test
    void theMoreParticularOfTwoMessagesWins() {
        Refusal refusal =
                Refusal.of(400, "Checkpoint ID 1 doesn't exist, The Virtual Machine should be in Up or Down status");

        assertThat(refusal).isEqualTo(Refusal.CHECKPOINT_MISSING);
    }

    @Test
    void recognitionDoesNotDependOnTheUsersLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(Refusal.of(409, "INCREMENTAL BACKUP IS NOT SUPPORTED"))
                    .isEqualTo(Refusal.INCREMENTAL_NOT_SUPPORTED);
        } finally {
            Locale.setDefault(before);
        }
    }
}
