package io.chainkeeper.cli;

import io.chainkeeper.jobs.settings.SealException;
import io.chainkeeper.jobs.settings.SealedSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How the passphrase of the sealed passwords gets in: by a file or descriptor, from systemd, or typed. Never as a word
/// of the command line or a variable of the environment, which others can see.
final class PassphraseGiven {
    /// The name under which systemd is told of it: `LoadCredential=chainkeeper-passphrase:FILE`.
    static final String CREDENTIAL = "chainkeeper-passphrase";

    private static final int MOST_BYTES = 4096;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file whose first line is the passphrase of the sealed passwords: /dev/fd/N for a "
                    + "descriptor, - for standard input. Without it systemd's credential " + CREDENTIAL
                    + " is taken, else it is asked for.")
    @Nullable
    Path file;

    /// The passphrase; empty when nobody can be asked. The caller wipes it.
    ///
    /// @param question for a person at the terminal
    Optional<char[]> given(String question) throws IOException, CommandFailed {
        if (file != null) {
            return Optional.of(firstLine(file));
        }
        Optional<Path> credential = credential(System.getenv("CREDENTIALS_DIRECTORY"));
        return credential.isPresent() ? Optional.of(firstLine(credential.get())) : typed(question);
    }

    /// The same, or a word on how to give it.
    char[] demanded(String question) throws IOException, CommandFailed {
        return given(question)
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.USAGE, "No passphrase: give --passphrase-file FILE, or run this in a terminal."));
    }

    static Optional<Path> credential(@Nullable String folder) {
        return Optional.ofNullable(folder)
                .map(each -> Path.of(each).resolve(CREDENTIAL))
                .filter(Files::isReadable);
    }

    /// What a person types, unseen; empty without a terminal.
    static Optional<char[]> typed(String question) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        return Optional.ofNullable(console.readPassword("%s: ", question));
    }

    /// The first line of a file, without copies left in memory.
    static char[] firstLine(Path file) throws IOException, CommandFailed {
        byte[] bytes = read(file);
        CharBuffer all = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        int end = 0;
        while (end < all.length() && all.get(end) != '\n' && all.get(end) != '\r') {
            end++;
        }
        char[] line = Arrays.copyOf(all.array(), end);
        Arrays.fill(all.array(), '\0');
        return line;
    }

    private static byte[] read(Path file) throws IOException, CommandFailed {
        try (InputStream in = file.equals(Path.of("-")) ? System.in : Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CommandFailed(ExitCode.USAGE, file + " is too large for a passphrase.");
            }
            return bytes;
        }
    }

    /// Work with a passphrase, which is wiped after it; what the sealed file says against it becomes words.
    interface Work {
        void with(char[] passphrase) throws IOException;
    }

    static void use(char[] passphrase, SealedSecrets sealed, Work work) throws IOException, CommandFailed {
        try {
            work.with(passphrase);
        } catch (SealException e) {
            throw new CommandFailed(ExitCode.FAILED, words(e, sealed), e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static String words(SealException why, SealedSecrets sealed) {
        return switch (why.reason()) {
            case WRONG_PASSPHRASE ->
                "That is not the passphrase of " + sealed.file() + ". If you are sure that it is, the file's "
                        + "first bytes are damaged.";
            case DAMAGED ->
                sealed.file() + " is damaged, whatever its passphrase is. Bring it back from a copy, or remove it "
                        + "(chainkeeper passwords remove) and give the passwords again.";
            case TOO_COSTLY ->
                sealed.file() + " asks for more memory or time than any file of ours and was not tried. It was not "
                        + "made by Chainkeeper.";
            case NEWER -> sealed.file() + " was written by a newer Chainkeeper.";
            case TOO_SHORT ->
                "The passphrase is too short: it needs " + SealedSecrets.SHORTEST + " characters. Five words that have "
                        + "nothing to do with each other are good.";
            case NOT_OPEN -> "There are no sealed passwords yet (chainkeeper passwords seal).";
            case EXISTS -> "There is a sealed file already: " + sealed.file() + ".";
        };
    }
}
