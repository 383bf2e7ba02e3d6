package io.chainkeeper.desktop;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.watch.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open workplace until it is left.
///
/// @param desk   its screens' desk
/// @param opened what has to be closed
record Session(Desk desk, Wiring.Opened opened) {
    private static final Logger log = LoggerFactory.getLogger(Session.class);

    /// What it runs.
    Runs runs() {
        return desk.runs();
    }

    /// Cancels what runs, waits until it has put its things away, and closes everything. Takes its time.
    void close() {
        opened.workplace().close();
        try {
            opened.after().close();
        } catch (Exception e) {
            log.warn("what was opened beside the workplace could not be closed", e);
        }
    }
}
