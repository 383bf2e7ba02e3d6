package io.chainkeeper.force.kill;

import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.Bytes;
import io.chainkeeper.force.site.LabTime;
import io.chainkeeper.force.site.Moments;
import io.chainkeeper.force.site.Rest;
import io.chainkeeper.force.site.Site;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Watcher;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// One repository, one lab, and victims one after the other.
final class Killing implements AutoCloseable {
    /// Backups are most of what the program does, and what can leave most behind.
    private static final List<String> KINDS =
            List.of("incremental", "full", "disks", "incremental", "rebuild", "incremental", "files", "full");

    /// One in so many is killed while it opens catalog, repository and engine.
    private static final int OPENING = 6;

    private static final long LONGEST_OPENING = 1_000_000_000;

    private final Path folder;
    private final Random random;
    private final Tally tally;
    private final Lab lab;
    private final LabVm vm;
    private final Site site;
    private final Moments moments;
    private final Rest rest;
    private final Optional<Path> program;
    private final Path ca;
    private final Map<String, Long> nanos = new HashMap<>();
    private VictimProcess next;

    /// @param program as users start it; empty for a process that has its services alone
    Killing(Path folder, long seed, Optional<Path> program, Tally tally) throws IOException, WorkplaceException {
        this.folder = folder;
        this.random = new Random(seed);
        this.tally = tally;
        LabTime time = new LabTime();
        this.lab = Lab.start(LabOptions.fast(folder.resolve("lab")).withClock(time));
        this.vm = lab.add(VmSpec.up(
                "vm",
                DiskSpec.seeded("system", 24 << 20, 10 << 20, random.nextLong()),
                DiskSpec.seeded("data", (1 << 20) + 512, 256 << 10, random.nextLong())));
        this.site = new Site(lab, folder);
        this.moments = new Moments(lab);
        this.rest = new Rest(site, moments, tally, folder.resolve("scratch"), time, line -> false);
        this.ca = Files.writeString(folder.resolve("engine-ca.pem"), lab.caPem());
        this.program = program;
        this.next = started();
        site.leave();
    }

    private VictimProcess started() throws IOException {
        Path log = folder.resolve("victims.log");
        return program.isPresent() ? program(program.get(), log) : ReadyProcess.start(arguments(), log);
    }

    private List<String> arguments() {
        return List.of(
                lab.engineUrl().toString(),
                ca.toString(),
                lab.user(),
                lab.password(),
                site.repository().toString(),
                site.catalog().toString());
    }

    private VictimProcess program(Path start, Path log) throws IOException {
        List<String> given = arguments();
        Path password = Files.writeString(folder.resolve("password"), given.get(3));
        List<String> access = List.of(
                "--engine",
                given.get(0),
                "--ca",
                given.get(1),
                "--user",
                given.get(2),
                "--password-file",
                password.toString(),
                "--repository",
                given.get(4),
                "--catalog",
                given.get(5));
        return new ProgramProcess(start, access, log);
    }

    /// Lets one victim of each kind live, to know how long it takes.
    void firstPoints() throws IOException, WorkplaceException {
        for (String kind : List.of("full", "incremental", "files", "disks", "rebuild")) {
            write();
            VictimProcess victim = ordered(order(kind));
            victim.awaitBegun();
            long begun = System.nanoTime();
            victim.awaitDone();
            nanos.put(kind, System.nanoTime() - begun);
            victim.kill();
            look("a victim that lived (" + kind + ")");
        }
    }

    private VictimProcess ordered(String order) throws IOException {
        VictimProcess victim = next;
        next = started();
        lab.watchedBy((server, method, path) -> Watcher.Fate.ANSWERED);
        victim.order(order);
        return victim;
    }

    private String order(String kind) {
        List<UUID> points = List.copyOf(moments.points());
        return switch (kind) {
            case "full", "incremental" -> kind + " " + vm.id();
            case "rebuild" -> kind;
            case "files" -> kind + " " + any(points) + " " + folder.resolve("files-" + random.nextLong());
            default -> kind + " " + any(points);
        };
    }

    private UUID any(List<UUID> points) {
        return points.get(random.nextInt(points.size()));
    }

    /// Kills one, and looks at what it left.
    void kill(int number) throws IOException, WorkplaceException {
        String kind = KINDS.get(number % KINDS.size());
        write();
        VictimProcess victim = ordered(order(kind));
        boolean opening = random.nextInt(OPENING) == 0;
        if (!opening) {
            victim.awaitBegun();
        }
        long most = opening ? LONGEST_OPENING : nanos.getOrDefault(kind, 0L) * 11 / 10;
        long after = (long) (random.nextDouble() * most);
        pause(after);
        List<String> said = victim.kill();
        tally.count("kills");
        tally.count("kills in " + kind);
        boolean done = said.stream().anyMatch(line -> line.startsWith("done"));
        boolean begun = !opening || !said.isEmpty();
        tally.count(done ? "killed when done" : begun ? "killed at work" : "killed while it opened");
        look("kill " + number + " in " + kind + ", after " + after / 1_000_000 + " ms of "
                + (opening ? "opening" : "work") + ", having said " + said);
    }

    private static void pause(long nanos) throws IOException {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void write() throws IOException {
        for (LabDisk disk : vm.disks()) {
            byte[] bytes = new byte[64 << 10];
            random.nextBytes(bytes);
            disk.write(512L * random.nextInt((int) ((disk.size() - bytes.length) / 512)), ByteBuffer.wrap(bytes));
        }
    }

    /// What must hold after a start.
    private void look(String when) throws IOException, WorkplaceException {
        site.comeBack();
        rest.after(when);
        if (random.nextBoolean()) {
            rest.goOn();
        }
        rest.settle();
        List<Point> fresh = rest.noPointIsLost();
        tally.add("points that killed runs had stored", fresh.size());
        for (Point point : fresh) {
            rest.comesBack(point);
        }
        rest.comesBack(site.work().point(any(List.copyOf(moments.points()))).orElseThrow());
        rest.doctorIsContent(false);
        files(when);
        site.leave();
    }

    /// A restored file has its name only when it is whole.
    private void files(String when) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path restored : folders.filter(
                            each -> each.getFileName().toString().startsWith("files-"))
                    .toList()) {
                try (Stream<Path> files = Files.list(restored)) {
                    for (Path file : files.toList()) {
                        file(file, when);
                    }
                }
                Folders.remove(restored);
            }
        }
    }

    private void file(Path file, String when) throws IOException {
        String name = file.getFileName().toString();
        if (name.startsWith(".")) {
            tally.found(when + ": " + file + " was not cleaned up");
            return;
        }
        UUID disk = UUID.fromString(name.replace(".raw", ""));
        String holds = Bytes.of(file);
        if (moments.points().stream().noneMatch(point -> moments.of(point, disk).equals(Optional.of(holds)))) {
            tally.found(when + ": " + file + " is no disk of any point");
        }
    }

    @Override
    public void close() throws IOException {
        next.close();
        lab.close();
    }
}
