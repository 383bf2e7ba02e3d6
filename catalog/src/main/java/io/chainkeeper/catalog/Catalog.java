package io.chainkeeper.catalog;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The catalog file, open. Safe for many threads.
///
/// What is written is durable when the call returns: against the death of the process by committing without
/// delay, and against a power cut by a synchronous checkpoint, which the database does not do by itself
/// (measured: 600 to 830 a second, and a backup needs about ten).
public final class Catalog implements AutoCloseable {
    private final Path file;
    private final Access access;
    private final History history;
    private final SlotBook slots;
    private final PlanMembers planMembers;
    private final BegunBackups begunBackups;
    private final Opened opened;

    private Catalog(CatalogFile file, CatalogFile.Ready ready) {
        this.file = file.file();
        this.access = new Access(file, ready.database(), !ready.opened().equals(new Opened.Found()));
        this.history = new History(access);
        this.slots = new SlotBook(access);
        this.planMembers = new PlanMembers(access);
        this.begunBackups = new BegunBackups(access);
        this.opened = ready.opened();
    }

    /// Opens the catalog in a folder, or makes one.
    ///
    /// @throws CatalogException.AnotherProcess  when another Chainkeeper has it open
    /// @throws CatalogException.WrittenByNewer  when its schema is newer than this program
    /// @throws CatalogException.MigrationFailed when it could not be brought up to date; it is what it was before
    public static Catalog open(Path folder) throws CatalogException {
        return open(folder, InstantSource.system());
    }

    /// As [#open(Path)], with the clock that names a damaged file which has to be moved aside.
    public static Catalog open(Path folder, InstantSource clock) throws CatalogException {
        return open(folder, clock, Schema.NEWEST);
    }

    static Catalog open(Path folder, InstantSource clock, Schema schema) throws CatalogException {
        var file = new CatalogFile(folder, clock, schema);
        return new Catalog(file, file.open());
    }

    /// How it was found. After [Opened.Created] and [Opened.Replaced] it is empty and waits for a rebuild.
    public Opened opened() {
        return opened;
    }

    /// The database file.
    public Path file() {
        return file;
    }

    /// Remembers a point. A point with the same id is replaced.
    public void keep(KeptPoint point) throws CatalogException {
        access.write(handle -> {
            KeptPoints.remove(handle, point.point());
            KeptPoints.put(handle, List.of(point));
        });
    }

    /// Every point, by VM and then oldest first.
    public List<KeptPoint> points() throws CatalogException {
        return access.read(KeptPoints::all);
    }

    /// The points of one VM, oldest first.
    public List<KeptPoint> points(UUID vm) throws CatalogException {
        return access.read(handle -> KeptPoints.of(handle, vm));
    }

    /// The newest point of a VM.
    public Optional<KeptPoint> lastPoint(UUID vm) throws CatalogException {
        return access.read(handle -> KeptPoints.newestOf(handle, vm)).stream().findFirst();
    }

    /// Forgets a point. Forgetting what is not known is fine.
    public void forget(UUID point) throws CatalogException {
        access.write(handle -> KeptPoints.remove(handle, point));
    }

    /// Rebuild: in one transaction these become all the points there are. Runs and journal stay.
    public void replaceAll(List<KeptPoint> points) throws CatalogException {
        access.write(handle -> {
            KeptPoints.removeAll(handle);
            KeptPoints.put(handle, points);
        });
    }

    /// Remembers that a run began.
    public void startRun(RunRecord run) throws CatalogException {
        access.write(handle -> Runs.start(handle, run));
    }

    /// Remembers how a run ended.
    public void endRun(UUID run, RunRecord.Ending ending) throws CatalogException {
        access.write(handle -> Runs.end(handle, run, ending));
    }

    /// Remembers how a run ended, and what it went through.
    public void endRun(UUID run, RunRecord.Ending ending, RunTrace trace) throws CatalogException {
        access.write(handle -> {
            Runs.end(handle, run, ending);
            RunTraces.put(handle, run, trace);
        });
    }

    /// The newest runs first.
    ///
    /// @param max how many at most, at least 1
    public List<RunRecord> runs(int max) throws CatalogException {
        if (max < 1) {
            throw new IllegalArgumentException("at most " + max + " runs");
        }
        return access.read(handle -> Runs.newest(handle, max));
    }

    /// Runs without an ending, oldest first: at a start, those are the ones that died.
    public List<RunRecord> openRuns() throws CatalogException {
        return access.read(Runs::open);
    }

    /// Writes down what is about to be created. Writing the same again changes nothing but its moment.
    public void intend(JournalEntry entry) throws CatalogException {
        access.write(handle -> Journal.intend(handle, entry));
    }

    /// The thing is gone, or is kept on purpose: nobody has to clean it up.
    public void settled(UUID run, ThingKind kind, UUID id) throws CatalogException {
        access.write(handle -> Journal.settled(handle, run, kind, id));
    }

    /// The same for several things of one run, in one transaction: after a crash all of them are settled or none.
    ///
    /// @param ids of the things, of whatever kind; what is not in the journal is skipped
    public void settleAll(UUID run, Collection<UUID> ids) throws CatalogException {
        access.write(handle -> Journal.settleAll(handle, run, ids));
    }

    /// What was intended and not settled, oldest first.
    public List<JournalEntry> unsettled() throws CatalogException {
        return access.read(Journal::unsettled);
    }

    /// What is known about the past beyond points.
    public History history() {
        return history;
    }

    /// Which slots of which plans were reached.
    public SlotBook slots() {
        return slots;
    }

    /// Which VM belongs to which plan.
    public PlanMembers planMembers() {
        return planMembers;
    }

    /// Backups that are being stored, or were when their program died.
    public BegunBackups begunBackups() {
        return begunBackups;
    }

    /// Closes the file. Everything is durable already.
    @Override
    public void close() {
        access.close();
    }
}
