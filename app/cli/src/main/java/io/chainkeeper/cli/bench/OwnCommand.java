package io.chainkeeper.cli.bench;

import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Our own side as a person types it: a new process of the command line for each piece of work, measured from its start
/// to its end as the other tools are.
final class OwnCommand implements Ours {
    private static final String NAME = OurTransfers.NAME + ", started anew";

    private final String program;
    private final Optional<Path> ca;
    private final int connections;
    private final Qcow2Writer.Compression compression;

    /// @param ca          whom the commands trust; empty for what this computer does
    /// @param connections at once
    /// @param compression of our images
    /// @throws IOException when this process does not know by which program it was started
    OwnCommand(Optional<Path> ca, int connections, Qcow2Writer.Compression compression) throws IOException {
        String told = System.getProperty("chainkeeper.command", "");
        if (told.isEmpty() || !Files.isExecutable(Path.of(told))) {
            throw new IOException("--cold needs to be started by ./run or by bin/chainkeeper");
        }
        this.program = told;
        this.ca = ca;
        this.connections = connections;
        this.compression = compression;
    }

    @Override
    public Contender full(Tickets tickets) {
        return new Contender(NAME, folder -> download(tickets, folder, List.of()));
    }

    @Override
    public Contender incremental(Tickets tickets, Path base) {
        return new Contender(
                NAME, folder -> download(tickets, folder, List.of("--incremental", "--backing", base.toString())));
    }

    private Usage download(Tickets tickets, Path folder, List<String> how) throws Exception {
        try (Ticket ticket = tickets.take()) {
            List<String> words = new ArrayList<>(how);
            words.add("--compression=" + compression.name().toLowerCase(Locale.ROOT));
            words.add(ticket.url().toString());
            words.add(folder.resolve("downloaded.qcow2").toString());
            return OtherProcess.measure(folder, command("download", words));
        }
    }

    @Override
    public Contender restore(Path top, ImageFormat format, Tickets tickets) {
        return new Contender(NAME, folder -> {
            try (Ticket ticket = tickets.take()) {
                String url = ticket.url().toString();
                String named = format.name().toLowerCase(Locale.ROOT);
                return OtherProcess.measure(
                        folder, command("upload", List.of("--format=" + named, top.toString(), url)));
            }
        });
    }

    private List<String> command(String direction, List<String> words) {
        List<String> command = new ArrayList<>(List.of(program, "transfer", direction, "--workers=" + connections));
        ca.ifPresent(file -> command.add("--ca=" + file));
        command.addAll(words);
        return command;
    }
}
