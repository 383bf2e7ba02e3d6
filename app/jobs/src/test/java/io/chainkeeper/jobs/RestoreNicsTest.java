package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.Nic;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.NicChoice;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreNicsTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;
    private Point point;
    private UUID cluster;
    private UUID quarantine;
    private String mac;

    @BeforeEach
    void aPointOfAVmWithOneCard() throws Exception {
        place = new LabPlace(folder);
        quarantine = place.lab().addNetwork("quarantine");
        vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 4 * MIB, MIB, 51)));
        point = place.backedUp("web");
        cluster = place.work().clusters().getFirst().id();
        mac = seen(vm.id()).nics().getFirst().mac().orElseThrow();
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        try (LabPlace here = place) {
            here.lab().assertClean();
        }
    }

    private Vm seen(UUID id) throws Exception {
        try (Engine engine = place.engine()) {
            return engine.vm(id).orElseThrow();
        }
    }

    private RestoreRequest.NewVm request(NicChoice... nics) {
        return new RestoreRequest.NewVm(
                point.id(), "web-copy", cluster, Map.of(), Optional.empty(), Optional.empty(), List.of(nics), true);
    }

    private List<Nic> restored(NicChoice... nics) throws Exception {
        var result =
                (Result.RestoredVm) LabPlace.completed(LabPlace.end(place.work().restore(request(nics))))
                        .result();
        return seen(result.vm()).nics();
    }

    @Test
    void aCardComesBackOnTheChosenNetworkWithANewAddress() throws Exception {
        assertThat(restored(new NicChoice.Connected("nic1", Optional.of(quarantine), false)))
                .singleElement()
                .satisfies(nic -> {
                    assertThat(nic.name()).isEqualTo("nic1");
                    assertThat(nic.vnicProfile()).contains(quarantine);
                    assertThat(nic.mac()).isPresent().isNotEqualTo(Optional.of(mac));
                });
    }

    @Test
    void aCardCanBeLeftOut() throws Exception {
        assertThat(restored(new NicChoice.LeftOut("nic1"))).isEmpty();
    }

    @Test
    void aCardCanComeBackWithoutANetwork() throws Exception {
        assertThat(restored(new NicChoice.Connected("nic1", Optional.empty(), false)))
                .singleElement()
                .satisfies(nic -> assertThat(nic.vnicProfile()).isEmpty());
    }

    @Test
    void aCardKeepsItsAddressOnceTheOldVmIsGone() throws Exception {
        LabVm old = place.lab().add(VmSpec.down("old", DiskSpec.seeded("old-root", 4 * MIB, MIB, 52)));
        mac = seen(old.id()).nics().getFirst().mac().orElseThrow();
        point = place.backedUp("old");
        try (Engine engine = place.engine()) {
            engine.removeVm(old.id(), false);
        }

        assertThat(restored(new NicChoice.Connected("nic1", Optional.of(quarantine), true)))
                .singleElement()
                .satisfies(nic -> assertThat(nic.mac()).contains(mac));
    }

    @Test
    void anAddressThatAnotherVmHasIsToldInTheReviewAndRefusedBeforeAnythingIsMade() throws Exception {
        NicChoice keep = new NicChoice.Connected("nic1", Optional.of(quarantine), true);

        RestoreReview review = place.work().review(request(keep));
        Outcome outcome = LabPlace.end(place.work().restore(request(keep)));

        assertThat(review.possible()).isFalse();
        assertThat(review.findings()).containsExactly(Finding.of(Finding.Kind.MAC_IN_USE, "nic1", mac, "web"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.MAC_TAKEN));
        assertThat(place.lab().vms()).hasSize(1);
    }

    @Test
    void aCardOfWhichNothingIsSaidComesBackOnTheNetworkOfItsName() throws Exception {
        UUID home = seen(vm.id()).nics().getFirst().vnicProfile().orElseThrow();

        assertThat(restored())
                .singleElement()
                .satisfies(nic -> assertThat(nic.vnicProfile()).contains(home));
    }

    @Test
    void aCardThatThePointDoesNotHaveIsRefused() {
        assertThat(LabPlace.end(place.work().restore(request(new NicChoice.LeftOut("nic9")))))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.NIC_NOT_IN_POINT));
    }

    @Test
    void theNetworksOfTheEngineAreListedWithTheirNames() throws Exception {
        assertThat(place.work().networks()).extracting(VmNetwork::name).containsExactly("ovirtmgmt", "quarantine");
        assertThat(place.work().networks()).extracting(VmNetwork::network).containsExactly("ovirtmgmt", "quarantine");
        assertThat(point.shape().nics().getFirst().network()).contains("ovirtmgmt");
    }
}
