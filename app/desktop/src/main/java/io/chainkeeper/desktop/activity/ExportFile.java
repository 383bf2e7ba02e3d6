package io.chainkeeper.desktop.activity;

import io.chainkeeper.jobs.activity.Activity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes exported runs into a file that did not exist before.
final class ExportFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_TRIES = 100;

    private ExportFile() {}

    static Path write(Path folder, Instant now, Activity.Format format, String text) throws IOException {
        String ending = "." + format.name().toLowerCase(Locale.ROOT);
        String stem = "chainkeeper-activity-" + STAMP.format(now);
        for (int number = 1; ; number++) {
            Path file = folder.resolve(number == 1 ? stem + ending : stem + "-" + number + ending);
            try {
                return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException taken) {
                if (number == MOST_TRIES) {
                    throw taken;
                }
            }
        }
    }
}
