package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Records to write into a catalog.
final class Some {
    static final Instant NOON = Instant.parse("2026-03-29T12:00:00.123456789Z");

    private Some() {}

    static KeptPoint point(UUID vm, Instant takenAt, KeptDisk... disks) {
        return new KeptPoint(
                UUID.randomUUID(),
                UUID.randomUUID(),
                vm,
                "web01 \"\u202e'; drop table kept_point; --",
                "https://engine.example/ovirt-engine",
                takenAt,
                Optional.of(UUID.randomUUID()),
                "guest-off",
                Optional.of(takenAt.plusSeconds(5)),
                List.of(disks));
    }

    static KeptDisk full() {
        return new KeptDisk(
                UUID.randomUUID(),
                "root",
                false,
                "first-backup",
                10L << 30,
                3L << 30,
                Optional.empty(),
                "ab".repeat(32));
    }

    static KeptDisk incremental(UUID parent) {
        return new KeptDisk(
                UUID.randomUUID(),
                "data",
                true,
                "changes-since-last-point",
                10L << 40,
                1L << 20,
                Optional.of(parent),
                "cd".repeat(32));
    }

    static RunRecord run(Instant startedAt) {
        return new RunRecord(
                UUID.randomUUID(),
                RunRecord.Kind.BACKUP,
                Optional.of(UUID.randomUUID()),
                "web01",
                Optional.empty(),
                startedAt,
                Optional.empty());
    }
}
