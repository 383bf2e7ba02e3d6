package io.chainkeeper.desktop;

import io.chainkeeper.jobs.Holding;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.notify.Channels;
import io.chainkeeper.jobs.notify.Watch;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// The one workplace that is open behind a window, with those who watch it, until the window is closed. May be used on
/// any thread.
final class OpenPlace {
    private final Belongings belongings;
    private final Channels channels;
    private final AtomicReference<Optional<Wiring.Opened>> opened = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param channels tell of what happens there
    OpenPlace(Belongings belongings, Channels channels) {
        this.belongings = belongings;
        this.channels = channels;
    }

    /// What is open.
    Optional<Wiring.Opened> now() {
        return opened.get();
    }

    /// Keeps what was opened from the first moment on: a window that is closed while a door opens closes it too.
    ///
    /// @throws IllegalStateException when the window was closed meanwhile; then so is what was opened
    Wiring.Opened take(Wiring.Opened alone) {
        Wiring.Opened place = inCompany(alone);
        opened.set(Optional.of(place));
        if (closed.get()) {
            endNow();
            throw new IllegalStateException("the window was closed meanwhile");
        }
        return place;
    }

    /// The limits of the settings hold, and changes of state are told, while this process owns the catalog. What
    /// happens on the lab is nobody's trouble.
    Wiring.Opened inCompany(Wiring.Opened place) {
        if (place.guest().isPresent()) {
            return place;
        }
        Workplace workplace = place.workplace();
        BooleanSupplier ours = () -> workplace.holding().state() == Holding.State.OWNED;
        if (ours.getAsBoolean()) {
            workplace.limit(belongings.settings().current().limits());
        }
        var here = new Watch.Here(belongings.clock(), ZoneId::systemDefault, belongings.locale());
        Path told = workplace.options().catalogFolder();
        return place.with(new Watch(workplace.activity(), ours, belongings.settings(), channels, told, here).start());
    }

    /// Goes on with another one, and closes the first behind it.
    void exchange(Wiring.Opened from, Wiring.Opened to) {
        opened.set(Optional.of(to));
        behind(from);
    }

    /// Closes what is open, behind.
    void end() {
        opened.getAndSet(Optional.empty()).ifPresent(OpenPlace::behind);
    }

    private static void behind(Wiring.Opened place) {
        Thread.ofPlatform().name("closing").start(place::close);
    }

    /// Closes what is open, and comes back when it has put its things away.
    void endNow() {
        opened.getAndSet(Optional.empty()).ifPresent(Wiring.Opened::close);
    }

    /// The same, and whatever is still being opened is closed as soon as it is open.
    void endForGood() {
        closed.set(true);
        endNow();
    }
}
