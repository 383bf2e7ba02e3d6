package io.chainkeeper.force.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// Starts the command and ends the process with its status.
public final class Main {
    private Main() {}

    /// Runs one command line.
    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        // The program warns of every trouble, and trouble is all that it gets here.
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.toLevel(System.getProperty("force.log"), Level.OFF));
        }
        System.exit(new CommandLine(new ForceCommand(Forces.all()))
                .setUsageHelpAutoWidth(true)
                .execute(arguments));
    }
}
