package io.chainkeeper.jobs;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.Cluster;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineInfo;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.backup.Survey;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Planner;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.recall.Promises;
import io.chainkeeper.jobs.restore.Reviews;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.Chain;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is asked of the engine, the repository and the catalog, and changes nothing there.
final class Answers {
    private final WorkplaceOptions options;
    private final Bench bench;
    private final Promises promises;

    Answers(WorkplaceOptions options, Bench bench, Promises promises) {
        this.options = options;
        this.bench = bench;
        this.promises = promises;
    }

    /// A question to one of the three.
    interface Question<T> {
        /// Asks.
        T ask() throws EngineException, CatalogException, IOException, JobFailed;
    }

    /// The answer, or the trouble as a person can understand it.
    <T> T to(Question<T> question) throws WorkplaceException {
        try {
            return question.ask();
        } catch (EngineException e) {
            throw new WorkplaceException(Failures.of(e), e);
        } catch (CatalogException e) {
            throw new WorkplaceException(Failures.of(e), e);
        } catch (IOException e) {
            throw new WorkplaceException(Failures.of(e, options.repository()), e);
        } catch (JobFailed e) {
            throw new WorkplaceException(e.failure(), e);
        }
    }

    EngineInfo engine() throws WorkplaceException {
        return to(() -> bench.engine().info());
    }

    List<VmSummary> vms() throws WorkplaceException {
        return to(() -> overview().of(bench.engine().vms(), bench.catalog().points()));
    }

    Optional<VmDetail> vm(UUID vm) throws WorkplaceException {
        return to(() -> {
            Optional<Vm> shown = bench.engine().vm(vm);
            return shown.isEmpty() ? Optional.empty() : Optional.of(detail(shown.get()));
        });
    }

    private VmDetail detail(Vm vm) throws EngineException, CatalogException, IOException, JobFailed {
        BackupPlan next = Planner.plan(Survey.of(bench, vm), BackupOptions.standard());
        VmSummary summary = overview().of(vm, bench.catalog().points(vm.id()));
        return new VmDetail(
                summary,
                next,
                bench.repository().points(vm.id()),
                bench.catalog().history().pastOfPoints(vm.id()));
    }

    private Overview overview() {
        return new Overview(options.clock().instant(), promises);
    }

    List<Cluster> clusters() throws WorkplaceException {
        return to(() -> bench.engine().clusters().stream()
                .sorted(Comparator.comparing(Cluster::name))
                .toList());
    }

    List<StorageDomain> storageDomains() throws WorkplaceException {
        return to(() -> bench.engine().storageDomains().stream()
                .filter(domain -> domain.type().equals("data"))
                .sorted(Comparator.comparing(StorageDomain::name))
                .toList());
    }

    List<VmNetwork> networks() throws WorkplaceException {
        return to(() -> VmNetwork.all(bench.engine()));
    }

    List<Point> points(UUID vm) throws WorkplaceException {
        return to(() -> bench.repository().points(vm));
    }

    List<Point> points() throws WorkplaceException {
        return to(() -> bench.repository().scan().points());
    }

    Optional<Point> point(UUID point) throws WorkplaceException {
        return to(() -> bench.repository().point(point));
    }

    Chain chain(UUID point, UUID disk) throws WorkplaceException {
        return to(() -> {
            Point found = bench.repository()
                    .point(point)
                    .orElseThrow(
                            () -> new JobFailed(new Failure.ChooseAgain(FailureCode.POINT_GONE, point.toString())));
            return bench.repository().chainOf(found, disk);
        });
    }

    BackupPlan plan(UUID vm, BackupOptions wanted) throws WorkplaceException {
        return to(() -> Planner.plan(Survey.of(bench, vm), wanted));
    }

    RestoreReview review(RestoreRequest request) throws WorkplaceException {
        return to(() -> Reviews.of(bench, request));
    }
}
