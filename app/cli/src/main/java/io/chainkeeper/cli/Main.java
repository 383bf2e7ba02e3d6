package io.chainkeeper.cli;

import io.chainkeeper.images.ImageException;
import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Homes;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The command line: everything the window does, without a screen.
public final class Main {
    private Main() {}

    /// Runs one command line and ends the process with its exit status.
    public static void main(String... arguments) {
        // The oVirt SDK upper-cases enum names by the default locale; in Turkish that loses every value with an i.
        Locale.setDefault(Locale.ROOT);
        var interrupt = Interrupt.ofThisProcess();
        int status = run(new RootCommand(interrupt, Homes.here()), writer(System.out), writer(System.err), arguments);
        if (interrupt.stopListening() && !(status == ExitCode.DONE.number() && nothingElseRuns())) {
            System.exit(status);
        }
        // Otherwise the process ends by itself with this thread, or is on its way out already and waits for it.
    }

    /// Whether the Java machine ends as soon as this thread does. Most commands leave nothing behind, and an exit that
    /// is asked for looks for a log to note it in, which takes a fifth of the time of a short command.
    private static boolean nothingElseRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .allMatch(thread -> thread.isDaemon() || thread == Thread.currentThread());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /// Runs one command line in this process, without listening for Ctrl-C.
    ///
    /// @return its exit status, see [ExitCode]
    static int run(PrintWriter answers, PrintWriter remarks, String... arguments) {
        return run(Homes.here(), answers, remarks, arguments);
    }

    /// The same for somebody else.
    static int run(Homes homes, PrintWriter answers, PrintWriter remarks, String... arguments) {
        return run(new RootCommand(Interrupt.never(), homes), answers, remarks, arguments);
    }

    private static int run(RootCommand root, PrintWriter answers, PrintWriter remarks, String... arguments) {
        return Doors.to(root, arguments)
                .setOut(answers)
                .setErr(remarks)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Main::tell)
                .execute(arguments);
    }

    /// The one edge where exceptions become words.
    private static int tell(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        var err = line.getErr();
        return switch (e) {
            case CommandFailed known -> said(err, known.exit(), known.words());
            case WorkplaceException refused -> said(err, ExitCode.UNREACHABLE, words(refused.failure()));
            case ImageException image -> said(err, ExitCode.FAILED, String.valueOf(image.getMessage()));
            case NoSuchFileException file -> said(err, ExitCode.UNREACHABLE, missing(file));
            case FileAlreadyExistsException file ->
                said(
                        err,
                        ExitCode.FAILED,
                        file.getFile() + " exists already and is left as it is. Name another file, or move it away.");
            case AccessDeniedException file ->
                said(err, ExitCode.UNREACHABLE, "No permission for " + file.getFile() + ".");
            case IOException io -> said(err, ExitCode.UNREACHABLE, io.getMessage() + ".");
            default -> {
                // Asked for here and not before: to set up a log takes longer than most commands.
                LoggerFactory.getLogger(Main.class).error("unexpected", e);
                yield said(
                        err,
                        ExitCode.FAILED,
                        "Something unexpected happened: " + e
                                + ". This is a mistake in Chainkeeper: please report it with the lines above.");
            }
        };
    }

    private static String missing(NoSuchFileException file) {
        String whose = file.getOtherFile() == null ? "" : ", which " + file.getOtherFile() + " hangs on";
        return "There is no file " + file.getFile() + whose + ".";
    }

    private static String words(Failure failure) {
        var words = Words.in(Locale.getDefault());
        return words.headline(failure) + " " + words.advice(failure) + " (" + failure.code() + ")";
    }

    private static int said(PrintWriter err, ExitCode exit, String words) {
        err.println("chainkeeper: " + words);
        err.flush();
        return exit.number();
    }
}
