package io.chainkeeper.jobs.autostart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/// An agent of macOS' launchd, which reads the folder at login: launchd.plist(5).
final class LaunchdAgent implements Autostart {
    static final String LABEL = "io.chainkeeper.agent";

    private final Path plist;
    private final List<String> command;

    LaunchdAgent(Path home, List<String> command) {
        this.plist = home.resolve("Library/LaunchAgents").resolve(LABEL + ".plist");
        this.command = List.copyOf(command);
    }

    @Override
    public boolean enabled() {
        return Files.isRegularFile(plist);
    }

    @Override
    public void enable() throws IOException {
        Files.createDirectories(plist.getParent());
        Path sibling = plist.resolveSibling("." + LABEL + ".new");
        Files.writeString(sibling, text(), StandardCharsets.UTF_8);
        Files.move(sibling, plist, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void disable() throws IOException {
        Files.deleteIfExists(plist);
    }

    @Override
    public String where() {
        return plist.toString();
    }

    String text() {
        String words = command.stream()
                .map(word -> "        <string>" + Xml.text(word) + "</string>")
                .collect(Collectors.joining("\n"));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key>
                    <string>%s</string>
                    <key>ProgramArguments</key>
                    <array>
                %s
                    </array>
                    <key>RunAtLoad</key>
                    <true/>
                    <key>KeepAlive</key>
                    <dict>
                        <key>SuccessfulExit</key>
                        <false/>
                    </dict>
                    <key>ExitTimeOut</key>
                    <integer>90</integer>
                    <key>ProcessType</key>
                    <string>Background</string>
                </dict>
                </plist>
                """.formatted(LABEL, words);
    }
}
