package io.chainkeeper.cli;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.RunLimits;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The option that holds transfers to a rate.
final class RateLimit {
    private static final Pattern RATE = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)\\s*([kmgt]?)(i?b)?(/s)?");
    private static final String UNITS = "kmgt";

    @CommandLine.Option(
            names = "--limit",
            paramLabel = "RATE",
            description = "The most that all transfers over the network together may move in a second, such as 50MiB.")
    @Nullable
    String limit;

    /// Ends the limit.
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /// Makes the limit hold until it is closed. A program that this workplace belongs to may go on after us.
    Held hold(Workplace workplace) throws CommandFailed {
        if (limit == null) {
            return () -> {};
        }
        RunLimits before = workplace.limits();
        workplace.limit(before.with(Bandwidth.of(bytesPerSecond(limit))));
        return () -> workplace.limit(before);
    }

    /// @throws CommandFailed when it is no rate of at least a byte per second
    static long bytesPerSecond(String rate) throws CommandFailed {
        Matcher parts = RATE.matcher(rate.strip().toLowerCase(Locale.ROOT));
        double bytes = 0;
        if (parts.matches()) {
            int power = parts.group(2).isEmpty() ? 0 : UNITS.indexOf(parts.group(2)) + 1;
            bytes = Double.parseDouble(parts.group(1)) * Math.pow(1024, power);
        }
        if (bytes < 1) {
            throw new CommandFailed(ExitCode.USAGE, "--limit takes a rate such as 50MiB, not \"" + rate + "\".");
        }
        return (long) bytes;
    }
}
