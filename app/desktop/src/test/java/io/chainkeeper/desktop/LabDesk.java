package io.chainkeeper.desktop;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.guide.DemoGuest;
import io.chainkeeper.desktop.labpanel.MachineRoom;
import io.chainkeeper.desktop.watch.HandCrank;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.settings.SessionSecrets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A desk on a real workplace on a quick lab, whose edge is the test's own thread: no toolkit, no sleeping.
public final class LabDesk implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;
    private final BlockingQueue<Runnable> edge = new LinkedBlockingQueue<>();
    private final Wiring.Opened opened;
    private final Desk desk;

    public LabDesk(Path folder) throws Exception {
        Wording wording = Wording.of(InstantSource.system(), ZoneId.of("UTC"), Locale.ENGLISH);
        Parameter parameter = new Parameter(true, Optional.of(folder.resolve("lab")), false, 0);
        opened = new Wiring(folder.resolve("data"), new SessionSecrets()).lab(parameter, "Lab", _ -> {});
        Background background = new Background(edge::add);
        desk = new Desk(
                AskedAside.watching(opened.workplace()),
                true,
                background,
                new Runs(background, new HandCrank(), wording),
                wording);
    }

    public Desk desk() {
        return desk;
    }

    public DemoGuest guest() {
        return opened.guest().orElseThrow();
    }

    public MachineRoom room() {
        return opened.room().orElseThrow();
    }

    /// Backs the guest's VM up and waits for the point.
    public void backUp() throws Exception {
        Run run = opened.workplace().backup(guest().vm(), io.chainkeeper.jobs.plan.BackupOptions.standard());
        run.outcome().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Delivers answers until something is so.
    public void until(String what, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable news = edge.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (news == null) {
                throw new AssertionError("never happened: " + what);
            }
            news.run();
        }
    }

    @Override
    public void close() throws Exception {
        opened.workplace().close();
        opened.after().close();
    }
}
