package io.chainkeeper.cli.demo;

import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;

/// Who tells the demo's story while it happens.
public interface Narrator {
    /// A new part of the story begins.
    void chapter(String title);

    /// A fact.
    void line(String text);

    /// A claim was looked into.
    void claim(Claim claim);

    /// A run has begun: watch it, tell how it goes, and come back when it has ended.
    Outcome watch(Run run) throws InterruptedException;
}
