package io.chainkeeper.jobs.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.BackupKind;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.repository.Consistency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsistencyTest {
    @ParameterizedTest
    @CsvSource({
        "UP, UP, HYBRID, false, CRASH_CONSISTENT_OR_BETTER",
        "UP, UP, HYBRID, true, CRASH_CONSISTENT_OR_BETTER",
        "DOWN, DOWN, HYBRID, false, GUEST_OFF",
        "DOWN, UP, HYBRID, false, CRASH_CONSISTENT_OR_BETTER",
        "DOWN, POWERING_UP, HYBRID, false, CRASH_CONSISTENT_OR_BETTER",
        "UP, DOWN, HYBRID, false, CRASH_CONSISTENT_OR_BETTER",
        "UP, UP, LIVE, false, CRASH_CONSISTENT_OR_BETTER",
        "UP, UP, LIVE, true, FILE_SYSTEM_CONSISTENT",
        "DOWN, DOWN, COLD, false, GUEST_OFF"
    })
    void nothingIsPromisedThatIsNotKnown(
            VmStatus before, VmStatus now, BackupKind kind, boolean demanded, Consistency promised) {
        assertThat(Shapes.consistency(before, now, kind, demanded)).isEqualTo(promised);
    }
}
