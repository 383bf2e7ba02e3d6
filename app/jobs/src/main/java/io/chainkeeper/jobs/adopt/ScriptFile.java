package io.chainkeeper.jobs.adopt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file as the oVirt SDK's example `backup_vm.py` names it: `DISK.YYYYMMDDhhmm.full.qcow2`, or `incremental`. The
/// moment is the local time at which that run began to download; all disks of a run share it.
///
/// @param name        of the file
/// @param disk        the engine's id of the disk
/// @param minute      as in the name
/// @param incremental what the script says that it is
record ScriptFile(String name, UUID disk, String minute, boolean incremental) {
    private static final Pattern NAME = Pattern.compile(
            "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.(\\d{12})\\.(full|incremental)\\.qcow2");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);

    static Optional<ScriptFile> of(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        ScriptFile file = new ScriptFile(
                name,
                UUID.fromString(parts.group(1)),
                parts.group(2),
                parts.group(3).equals("incremental"));
        try {
            file.at(ZoneId.of("UTC"));
            return Optional.of(file);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    Instant at(ZoneId zone) {
        return LocalDateTime.parse(minute, MINUTE).atZone(zone).toInstant();
    }
}
