package io.chainkeeper.cli;

import io.chainkeeper.cli.demo.Claim;
import io.chainkeeper.cli.demo.Narrator;
import io.chainkeeper.cli.demo.StageNews;
import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import java.net.URI;

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

    /// What is done before the story begins.
    void stage(StageNews news) {
        switch (news) {
            case StageNews.Gathering() -> chapter("Set the stage");
            case StageNews.DiskBegun(int files, long bytes) ->
                line(files + " files of this computer (" + Sizes.bytes(bytes) + ") become an ext4 disk.");
            case StageNews.LabOpen(URI engine, int vms) -> line("The lab is open: " + engine + ", " + vms + " VMs.");
        }
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
