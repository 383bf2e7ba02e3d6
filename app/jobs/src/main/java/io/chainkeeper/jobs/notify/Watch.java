package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Notifications;
import io.chainkeeper.jobs.settings.Settings;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at how things stand, again and again, and tells when that has changed.
///
/// It has a thread and a timer of its own and asks the catalog, not the scheduler: a scheduler that stands still makes
/// VMs overdue, and that is seen here. One watch works in whoever owns the catalog.
public final class Watch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration ALIVE_EVERY = Duration.ofDays(1);

    /// Where and when this is.
    ///
    /// @param now    the time
    /// @param zone   of the person, asked at each look: laptops travel
    /// @param locale of the system; the settings may say another language
    public record Here(InstantSource now, Supplier<ZoneId> zone, Locale locale) {
        /// This computer, now.
        public static Here system() {
            return new Here(InstantSource.system(), ZoneId::systemDefault, Locale.getDefault(Locale.Category.FORMAT));
        }
    }

    private final Watched watched;
    private final BooleanSupplier ours;
    private final SettingsFile settings;
    private final Channels channels;
    private final Here here;
    private final ToldFile file;
    private final Delivery delivery;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch").daemon().factory());
    private Told told = Told.nothing();
    private boolean known;

    /// A watch of the catalog's owner that does not look yet.
    ///
    /// @param folder that keeps what was told: the catalog's
    public Watch(Activity activity, SettingsFile settings, Channels channels, Path folder, Here here) {
        this(activity, () -> true, settings, channels, folder, here);
    }

    /// The same for a process that may own the catalog or not.
    ///
    /// @param ours whether it does now: while another one does, that one tells
    public Watch(
            Activity activity, BooleanSupplier ours, SettingsFile settings, Channels channels, Path folder, Here here) {
        this(Watched.of(activity), ours, settings, channels, folder, here);
    }

    Watch(Watched watched, BooleanSupplier ours, SettingsFile settings, Channels channels, Path folder, Here here) {
        this.watched = watched;
        this.ours = ours;
        this.settings = settings;
        this.channels = channels;
        this.here = here;
        this.file = new ToldFile(folder);
        this.delivery = new Delivery(here.now());
    }

    /// Looks every minute from now on.
    public Watch start() {
        timer.scheduleWithFixedDelay(this::lookSafely, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    /// Looks soon: a run has just ended.
    public void soon() {
        if (!timer.isShutdown()) {
            timer.execute(this::lookSafely);
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (WorkplaceException | IOException | RuntimeException e) {
            // The next look may fare better. A task that throws would never be called again.
            log.warn("it could not be seen how things stand", e);
        }
    }

    /// Looks once: decides, keeps what was decided, and only then sends.
    void look() throws WorkplaceException, IOException {
        if (!ours.getAsBoolean()) {
            known = false; // whoever tells meanwhile writes down what it told
            return;
        }
        if (!known) {
            told = file.read();
            known = true;
        }
        Settings now = settings.current();
        Health health = watched.health();
        Told before = told;
        List<Concern> standing = Notices.standing(before.concerns(), health);
        Optional<Notice> change = Notices.change(before.concerns(), standing, health);
        Told next = delivery.queue(before.withConcerns(standing), change, now.notifications());
        next = weekly(next, now.notifications(), health);
        keep(next);
        deliver(now);
        alive(now.notifications(), health);
    }

    private Told weekly(Told next, Notifications how, Health health) {
        if (how.weekly().isEmpty()) {
            return next;
        }
        if (next.weekly().isEmpty()) { // counting begins: nobody wants a weekly word on the first day
            return next.withWeekly(health.asOf());
        }
        Optional<Notice> word =
                Notices.weekly(next.weekly(), how.weekly().get(), here.zone().get(), health);
        return word.isEmpty() ? next : delivery.queue(next, word, how).withWeekly(health.asOf());
    }

    private void deliver(Settings now) throws IOException {
        if (!told.waiting().isEmpty()) {
            var words = new NoticeWords(
                    now.appearance().locale(here.locale()), here.zone().get());
            keep(delivery.deliver(told, channels.of(now.notifications()), words));
        }
    }

    /// After a good run, and once a day while nothing is wrong.
    private void alive(Notifications how, Health health) throws WorkplaceException, IOException {
        Instant last = told.alive().orElse(Instant.EPOCH);
        if (how.deadMan().isEmpty() || !Notices.fine(health) || !delivery.mayAskAgain()) {
            return;
        }
        boolean daily = !last.plus(ALIVE_EVERY).isAfter(health.asOf());
        if (daily || watched.lastGoodRun().filter(run -> run.isAfter(last)).isPresent()) {
            try {
                channels.alive(how.deadMan().get());
                delivery.answered();
                keep(told.withAlive(health.asOf()));
            } catch (ChannelFailed failed) {
                delivery.didNotAnswer();
                log.warn("the dead-man address did not answer: {} {}", failed.reason(), failed.detail());
            }
        }
    }

    private void keep(Told next) throws IOException {
        if (!next.equals(told)) {
            file.write(next);
            told = next;
        }
    }

    /// Looks no more. A notice that is being sent gets through or waits for the next start.
    @Override
    public void close() {
        timer.shutdown();
    }
}
