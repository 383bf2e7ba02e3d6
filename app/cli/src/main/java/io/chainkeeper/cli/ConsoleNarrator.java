package io.chainkeeper.cli;

import io.chainkeeper.cli.demo.Claim;
import io.chainkeeper.cli.demo.Narrator;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;

/// Tells the demo in a terminal: on standard output, or, where that is kept for JSON, beside it.
final class ConsoleNarrator implements Narrator {
    private final boolean aside;
    private final Interrupt interrupt;
    private final Output out;

    /// @param aside tell it on standard error
    ConsoleNarrator(boolean aside, Interrupt interrupt, Output out) {
        this.aside = aside;
        this.interrupt = interrupt;
        this.out = out;
    }

    @Override
    public void chapter(String title) {
        say("");
        say(title);
    }

    @Override
    public void line(String text) {
        say("  " + text);
    }

    @Override
    public void claim(Claim claim) {
        say("  " + (claim.held() ? "✓ " : "✗ ") + claim.words()
                + (claim.found().isEmpty() ? "" : " (" + claim.found() + ")") + (claim.held() ? "" : ": NOT SO"));
    }

    @Override
    public Outcome watch(Run run) throws InterruptedException {
        return new RunWatch(out, interrupt, this::say).untilEnd(run);
    }

    private void say(String text) {
        if (aside) {
            out.remark(text);
        } else {
            out.line(text);
        }
    }
}
