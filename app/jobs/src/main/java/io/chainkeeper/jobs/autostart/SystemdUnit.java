package io.chainkeeper.jobs.autostart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A unit of the user's own systemd, wanted by its default target: systemd.unit(5), systemd.service(5).
final class SystemdUnit implements Autostart {
    static final String NAME = "chainkeeper-agent.service";

    private static final Logger LOG = LoggerFactory.getLogger(SystemdUnit.class);

    private final Path unit;
    private final Path wanted;
    private final List<String> command;
    private final Tools tools;

    /// @param systemd the user's folder for systemd
    SystemdUnit(Path systemd, List<String> command, Tools tools) {
        Path user = systemd.resolve("user");
        this.unit = user.resolve(NAME);
        this.wanted = user.resolve("default.target.wants").resolve(NAME);
        this.command = List.copyOf(command);
        this.tools = tools;
    }

    @Override
    public boolean enabled() {
        return Files.isRegularFile(unit) && Files.exists(wanted, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void enable() throws IOException {
        Files.createDirectories(wanted.getParent());
        Path sibling = unit.resolveSibling(NAME + ".new");
        Files.writeString(sibling, text(), StandardCharsets.UTF_8);
        Files.move(sibling, unit, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        // This link is all that "systemctl enable" makes, and it works without a bus, too.
        Files.deleteIfExists(wanted);
        Files.createSymbolicLink(wanted, unit);
        reload();
    }

    @Override
    public void disable() throws IOException {
        Files.deleteIfExists(wanted);
        Files.deleteIfExists(unit);
        reload();
    }

    /// Tells a systemd that runs; at the next login it looks by itself.
    private void reload() {
        try {
            int status = tools.run(List.of("systemctl", "--user", "daemon-reload"));
            LOG.debug("systemctl ended with {}", status);
        } catch (IOException e) {
            LOG.debug("there is no systemctl", e);
        }
    }

    @Override
    public String where() {
        return unit.toString();
    }

    String text() {
        return """
                # Written by Chainkeeper (chainkeeper agent enable) and removed by it (chainkeeper agent disable).
                [Unit]
                Description=Chainkeeper backs up virtual machines in the background

                [Service]
                Type=exec
                ExecStart=%s
                Restart=on-failure
                RestartSec=30
                # Runs are cancelled and put their things away on the engine.
                TimeoutStopSec=90
                # What Java answers to a polite request to end.
                SuccessExitStatus=143
                Nice=5

                [Install]
                WantedBy=default.target
                """.formatted(command.stream().map(SystemdUnit::quoted).collect(Collectors.joining(" ")));
    }

    /// A word as systemd reads it: in quotes, with its own marks doubled.
    private static String quoted(String word) {
        return "\""
                + word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("%", "%%")
                        .replace("$", "$$") + "\"";
    }
}
