package io.chainkeeper.jobs.adopt;

import io.chainkeeper.jobs.care.Adoption;
import io.chainkeeper.jobs.care.Care;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.verify.ShareJob;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.Starter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Looks after the repository of the workplace in this process.
public final class LocalCare implements Care {
    private final Bench bench;
    private final Starter starter;

    /// @param starter starts its runs
    public LocalCare(Bench bench, Starter starter) {
        this.bench = bench;
        this.starter = starter;
    }

    @Override
    public Run verifyOldest() {
        return starter.start(
                new Starter.Errand(RunKind.VERIFY, Optional.empty(), Optional.empty(), () -> ""), new ShareJob(bench));
    }

    @Override
    public Adoption look(Path folder) throws WorkplaceException {
        try {
            return new FolderLook(folder, bench.repository(), ZoneId.systemDefault()).look();
        } catch (IOException e) {
            throw new WorkplaceException(Failures.of(e, folder), e);
        }
    }

    @Override
    public Run adopt(Path folder, String name, UUID vm, Set<UUID> points) {
        return starter.start(
                new Starter.Errand(RunKind.ADOPT, Optional.of(vm), Optional.empty(), () -> name),
                new AdoptJob(bench, folder, new AdoptedVm(vm, name), points, ZoneId.systemDefault()));
    }
}
