package io.chainkeeper.jobs.restore;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreRequest.DiskTarget;
import io.chainkeeper.jobs.remote.NewThings;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.repository.DiskVersion;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Disks of a point become new disks, and hang on a VM that exists if that is wanted.
///
/// They are attached inactive first, so that until the very end everything can be taken away again without
/// pulling anything out of a running guest. Only when the restore is good for ever they become active; if that
/// fails, they are there all the same, and a note tells.
public final class DisksJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(DisksJob.class);

    private final Bench bench;
    private final RestoreRequest.Disks request;

    /// A restore of disks.
    public DisksJob(Bench bench, RestoreRequest.Disks request) {
        this.bench = bench;
        this.request = request;
    }

    @Override
    public Result work(LiveRun run) throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        Chosen chosen = Chosen.of(bench, request);
        chosen.checkChains(bench, run);
        // A VM in a wrong state would else be noticed only after all bytes were sent.
        Optional<Carrier> before = carrier(run);
        run.named(before.map(Carrier::name).orElse(chosen.point().vm().name()));
        try (NewThings made = new NewThings(bench, run)) {
            NewDisks.Filled filled = new NewDisks(bench, run, request, chosen, request.prove(), made).fill();
            run.enter(Stage.ATTACH);
            Optional<Carrier> carrier = carrier(run);
            if (carrier.isPresent()) {
                attach(carrier.get(), filled, made);
            }
            run.enter(Stage.CLEAN);
            run.stopIfCancelled();
            made.keep();
            run.nowDurable();
            boolean plugged = carrier.isPresent() && plug(carrier.get(), filled, run);
            return new Result.RestoredDisks(
                    carrier.map(Carrier::vm),
                    carrier.map(Carrier::name).orElse(""),
                    filled.ids(),
                    plugged,
                    run.snapshot().bytesMoved(),
                    filled.proven());
        }
    }

    private Optional<Carrier> carrier(LiveRun run) throws EngineException, IOException, JobFailed, JobStopped {
        return switch (request.target()) {
            case DiskTarget.ToVm to -> Optional.of(Patience.of(bench, run).ask(() -> Carrier.of(bench, to)));
            case DiskTarget.Floating _ -> Optional.empty();
        };
    }

    private static void attach(Carrier carrier, NewDisks.Filled filled, NewThings made)
            throws EngineException, CatalogException, JobFailed, JobStopped {
        for (Map.Entry<DiskVersion, UUID> disk : filled.disks().entrySet()) {
            boolean boots = carrier.bootFree() && disk.getKey().shape().bootable();
            made.attach(carrier.vm(), NewDisks.attachment(disk.getKey(), disk.getValue(), false, boots));
        }
    }

    /// @return whether all of them were
    private boolean plug(Carrier carrier, NewDisks.Filled filled, LiveRun run) {
        boolean all = true;
        for (Map.Entry<DiskVersion, UUID> disk : filled.disks().entrySet()) {
            if (!carrier.plugs(disk.getKey())) {
                all = false;
                continue;
            }
            try {
                bench.engine().activateDisk(carrier.vm(), disk.getValue());
            } catch (EngineException | JobFailed e) {
                LOG.warn("disk {} could not be plugged into VM {}", disk.getValue(), carrier.vm(), e);
                run.note(Finding.ofDisk(
                        Finding.Kind.DISK_NOT_PLUGGED,
                        disk.getKey().disk(),
                        disk.getKey().alias(),
                        carrier.name(),
                        String.valueOf(e.getMessage())));
                all = false;
            }
        }
        return all;
    }
}
