package io.chainkeeper.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The ext4 file system on a raw disk image, read and written through `debugfs`: no mount, no root.
final class GuestFileSystem {
    /// debugfs ends with 0 even when a command of its script failed; these are the openings of its complaints.
    private static final Pattern COMPLAINT = Pattern.compile(
            "(?m)^(.*(: No such file|File not found|No space left|not found by ext2_lookup|Could not allocate).*)$");

    private final Path raw;
    private final Tool debugfs;

    GuestFileSystem(Path raw) throws IOException {
        this.raw = raw;
        this.debugfs = Tool.find("debugfs", "e2fsprogs");
    }

    /// Runs commands of debugfs' language on the file system, in order.
    void change(List<String> commands) throws IOException {
        Path script = Files.createTempFile("chainkeeper-guest", ".debugfs");
        try {
            Files.write(script, commands);
            refuseComplaints(debugfs.run("-w", "-f", script.toString(), raw.toString()));
        } finally {
            Files.deleteIfExists(script);
        }
    }

    /// Copies every file out into `folder`, as the guest would see them.
    void copyOut(Path folder) throws IOException {
        Files.createDirectories(folder);
        refuseComplaints(debugfs.run("-R", "rdump / " + quoted(folder.toAbsolutePath()), raw.toString()));
    }

    /// A path as one word of debugfs' language, whatever spaces it has.
    static String quoted(Path path) {
        return '"' + path.toString().replace("\"", "\"\"") + '"';
    }

    private static void refuseComplaints(String words) throws IOException {
        var complaint = COMPLAINT.matcher(words);
        if (complaint.find()) {
            throw new IOException("debugfs: " + complaint.group(1));
        }
    }
}
