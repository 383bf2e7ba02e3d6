package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is said in place of an answer that did not come, where the method has no way to say so: a run that
/// has failed, nothing, or what was answered before.
final class Silence {
    private Silence() {}

    static Object instead(Operation operation, Optional<Object> before, WorkplaceException why) {
        Class<?> type = operation.method().getReturnType();
        if (type == Run.class) {
            return new RemoteRun(neverBegun(kind(operation), why.failure()), RemoteRun.Asking.NOBODY);
        } else if (type == List.class) {
            return List.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Optional.class) {
            return Optional.empty();
        }
        return before.orElseThrow(() -> new IllegalStateException(why.getMessage(), why));
    }

    private static RunKind kind(Operation operation) {
        return switch (operation.method().getName()) {
            case "restore" -> RunKind.RESTORE_VM;
            case "verify", "verifyOldest" -> RunKind.VERIFY;
            case "rebuildCatalog" -> RunKind.REBUILD_CATALOG;
            case "cleanUp" -> RunKind.CLEAN_UP;
            default -> RunKind.BACKUP;
        };
    }

    private static RunSnapshot neverBegun(RunKind kind, Failure why) {
        Instant now = Clock.systemUTC().instant();
        List<Stage> stages = kind.stages();
        Outcome ended = new Outcome.Failed(stages.getFirst(), why, List.of());
        return new RunSnapshot(
                UUID.randomUUID(),
                kind,
                Optional.empty(),
                "",
                stages.stream().map(Step::pending).toList(),
                List.of(),
                0,
                0,
                0,
                Optional.empty(),
                now,
                Optional.of(now),
                false,
                Optional.of(ended),
                Optional.empty());
    }

    /// The last that is known of a run, ended by what happened to whoever ran it.
    static RunSnapshot cutOff(RunSnapshot last, Failure why) {
        Stage during =
                last.current().map(Step::stage).orElse(last.kind().stages().getFirst());
        return new RunSnapshot(
                last.run(),
                last.kind(),
                last.vm(),
                last.vmName(),
                last.steps(),
                last.disks(),
                last.bytesMoved(),
                last.bytesToMove(),
                0,
                Optional.empty(),
                last.startedAt(),
                Optional.of(Clock.systemUTC().instant()),
                false,
                Optional.of(new Outcome.Failed(during, why, List.of())),
                Optional.empty());
    }
}
