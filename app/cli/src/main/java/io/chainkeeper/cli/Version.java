package io.chainkeeper.cli;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine;

/// What `--version` prints: the program's version as the build wrote it, and the Java it runs on.
final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"Chainkeeper " + number() + " on Java " + Runtime.version()};
    }

    /// The version alone, as in the build's `project.version`.
    static String number() throws IOException {
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        }
    }
}
