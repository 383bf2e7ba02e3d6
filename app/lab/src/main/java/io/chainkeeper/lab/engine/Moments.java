package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.trouble.Moment;
import java.util.function.BiConsumer;

/// Where backups tell how far they are, for whoever waits for such a moment. Guarded by the data centre's lock.
final class Moments {
    private BiConsumer<Moment, Vm> listener = (moment, vm) -> {};

    /// Names the one who wants to know.
    void listen(BiConsumer<Moment, Vm> who) {
        listener = who;
    }

    /// A backup of this VM has reached a moment.
    void reached(Moment moment, Vm vm) {
        listener.accept(moment, vm);
    }
}
