package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.storage.Frozen;
import io.chainkeeper.lab.trouble.Moment;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/// Where backups tell how far they are, for whoever waits for such a moment. Guarded by the data centre's lock.
final class Moments {
    private BiConsumer<Moment, Vm> listener = (moment, vm) -> {};
    private MomentListener holding = MomentListener.NOBODY;

    /// Names the one who wants to know.
    void listen(BiConsumer<Moment, Vm> who) {
        listener = who;
    }

    /// Names the one who hears what disks have when a backup begins to hold them.
    void tellHeld(MomentListener who) {
        holding = who;
    }

    /// A backup holds its disks from now on.
    void held(Backup backup, Map<UUID, Frozen> disks) {
        holding.held(backup.vm(), disks);
    }

    /// A backup of this VM has reached a moment.
    void reached(Moment moment, Vm vm) {
        listener.accept(moment, vm);
    }
}
