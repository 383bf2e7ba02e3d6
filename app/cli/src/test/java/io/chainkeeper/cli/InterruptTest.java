package io.chainkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptTest {
    @Test
    void aCommandThatHasEndedLeavesNothingForTheProcessToWaitFor() {
        var interrupt = Interrupt.ofThisProcess();

        assertThat(interrupt.asked()).isFalse();
        assertThat(interrupt.stopListening()).isTrue();
    }
}
