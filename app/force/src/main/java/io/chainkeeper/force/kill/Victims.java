package io.chainkeeper.force.kill;

import io.chainkeeper.force.site.Site;
import io.chainkeeper.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Starts the processes that are to be killed, on one repository and one lab. The next is started while one works.
final class Victims implements AutoCloseable {
    private final Lab lab;
    private final Site site;
    private final Path folder;
    private final Optional<Path> program;
    private final Path ca;
    private VictimProcess next;

    /// @param program as users start it; empty for a process that has its services alone
    Victims(Lab lab, Site site, Path folder, Optional<Path> program) throws IOException {
        this.lab = lab;
        this.site = site;
        this.folder = folder;
        this.program = program;
        this.ca = Files.writeString(folder.resolve("engine-ca.pem"), lab.caPem());
        this.next = started();
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

    /// One that waits for its order.
    VictimProcess next() throws IOException {
        VictimProcess victim = next;
        next = started();
        return victim;
    }

    @Override
    public void close() throws IOException {
        next.close();
    }
}
