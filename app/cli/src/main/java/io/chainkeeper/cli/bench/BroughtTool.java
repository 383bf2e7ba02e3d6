package io.chainkeeper.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A tool that the person brings along: a program, called with the words
/// `full|incremental|restore URL FILE CA CONNECTIONS [BASE]`. FILE is what it has to write, for a restore the image it
/// has to read; CA and BASE are empty words where there is none.
///
/// Beside a warm side of ours, a last line of its output that is nothing but a number is its own time in seconds,
/// without its start. Otherwise it is measured from its start to its end.
///
/// @param program     an executable file
/// @param ca          whom it shall trust
/// @param connections at once
/// @param starts      whether starting counts
record BroughtTool(Path program, Optional<Path> ca, int connections, boolean starts) {
    /// @param base the image of the disk's earlier state, for an incremental
    Contender download(Tickets tickets, Optional<Path> base) {
        String work = base.isPresent() ? "incremental" : "full";
        return contender(folder -> once(tickets, work, folder.resolve("downloaded.qcow2"), folder, base));
    }

    /// @param top an image, with its backing files beside it
    Contender restore(Tickets tickets, Path top) {
        return contender(folder -> once(tickets, "restore", top, folder, Optional.empty()));
    }

    private Contender contender(Work work) {
        return new Contender(String.valueOf(program.getFileName()), work);
    }

    private Usage once(Tickets tickets, String work, Path file, Path results, Optional<Path> base) throws Exception {
        Path said = Files.createTempFile("chainkeeper-bench-", ".said");
        try (Ticket ticket = tickets.take()) {
            List<String> command = new ArrayList<>(
                    List.of(program.toString(), work, ticket.url().toString(), file.toString()));
            command.add(ca.map(Path::toString).orElse(""));
            command.add(Integer.toString(connections));
            command.add(base.map(Path::toString).orElse(""));
            Usage usage = OtherProcess.measure(results, command, said);
            return starts ? usage : ownTime(said).map(usage::lasting).orElse(usage);
        } finally {
            Files.delete(said);
        }
    }

    /// What a tool's output ends with, if that is a time in seconds.
    static Optional<Double> ownTime(Path said) throws IOException {
        List<String> lines =
                Files.readString(said).lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        try {
            double seconds = Double.parseDouble(lines.getLast().strip());
            return seconds > 0 && Double.isFinite(seconds) ? Optional.of(seconds) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
