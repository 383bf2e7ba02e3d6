package io.chainkeeper.cli;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;

/// Says which backups could go on. A command that was asked for something else begins no long transfer by itself.
final class CanGoOn {
    private CanGoOn() {}

    /// Says it, beside the answer. Whoever has other trouble with the engine hears of that from the
    /// command itself.
    static void tell(Workplace workplace, Output out) {
        try {
            for (String vm : workplace.canGoOn()) {
                out.remark("The program ended in the midst of a backup of " + vm
                        + ", which the engine still has ready: " + "“chainkeeper backup " + vm
                        + "” goes on with it, “chainkeeper doctor --clean” gives it up.");
            }
        } catch (WorkplaceException e) {
            return; // it is only a remark
        }
    }
}
