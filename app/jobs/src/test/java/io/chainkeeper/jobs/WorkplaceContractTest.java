package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.attach.Contracts;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Everything that a workplace can be asked can be asked from another process.
class WorkplaceContractTest {
    @Test
    void everyQuestionAndAnswerOfEveryFacetCanTravel() {
        List<String> questions = Contracts.questions(Workplace.class);
        assertThat(questions)
                .contains(
                        "vms()",
                        "plan(UUID,BackupOptions)",
                        "activity.runs(RunFilter,int)",
                        "backup(UUID,BackupOptions)")
                .doesNotContain("options()", "holding()", "close()");
    }
}
