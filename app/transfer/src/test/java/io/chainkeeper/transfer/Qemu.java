package io.chainkeeper.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/// The judge: the real qemu-img.
final class Qemu {
    private Qemu() {}

    /// Both disks read the same to a guest.
    static void compare(Path image, String format, Path other, String otherFormat) throws IOException {
        run("qemu-img", "compare", "-f", format, "-F", otherFormat, image.toString(), other.toString());
    }

    /// The image has neither errors nor leaks.
    static void check(Path image) throws IOException {
        run("qemu-img", "check", "-f", "qcow2", image.toString());
    }

    static String run(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionFailedError(String.join(" ", words) + ":\n" + said);
        }
        return said;
    }
}
