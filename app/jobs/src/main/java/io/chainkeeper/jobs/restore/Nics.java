package io.chainkeeper.jobs.restore;

import io.chainkeeper.engine.NewNic;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.NicChoice;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.NicShape;
import io.chainkeeper.repository.VmShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The network cards of a new VM: those of the stored one, as chosen.
final class Nics {
    private Nics() {}

    /// The cards to be made one by one; none when nothing was chosen, because then the engine makes them all
    /// from the stored configuration.
    ///
    /// @throws JobFailed if an address that is to be kept is taken, or a card or network does not exist
    static List<NewNic> of(RestoreRequest.NewVm request, VmShape shape, Places places) throws JobFailed {
        if (request.nics().isEmpty()) {
            return List.of();
        }
        List<NewNic> nics = new ArrayList<>();
        for (Wanted wanted : wanted(request, shape, places)) {
            Optional<String> mac = wanted.mac();
            if (mac.flatMap(places::owner).isPresent()) {
                throw new JobFailed(new Failure.ChooseAgain(FailureCode.MAC_TAKEN, mac.get()));
            }
            NicShape was = wanted.was();
            nics.add(new NewNic(was.name(), was.nicInterface(), mac, wanted.profile(), was.linked(), was.plugged()));
        }
        return nics;
    }

    /// A card that the new VM has.
    ///
    /// @param was     as it was
    /// @param profile its network
    /// @param keepMac whether it keeps its address
    private record Wanted(NicShape was, Optional<UUID> profile, boolean keepMac) {
        Optional<String> mac() {
            return keepMac ? was.mac() : Optional.empty();
        }
    }

    private static List<Wanted> wanted(RestoreRequest.NewVm request, VmShape shape, Places places) throws JobFailed {
        for (NicChoice choice : request.nics()) {
            if (shape.nics().stream().noneMatch(nic -> nic.name().equals(choice.nic()))) {
                throw new JobFailed(new Failure.ChooseAgain(FailureCode.NIC_NOT_IN_POINT, choice.nic()));
            }
        }
        List<Wanted> all = new ArrayList<>();
        for (NicShape nic : shape.nics()) {
            Optional<NicChoice> choice = request.nics().stream()
                    .filter(each -> each.nic().equals(nic.name()))
                    .findFirst();
            switch (choice.orElseGet(() -> new NicChoice.Connected(nic.name(), places.profileOf(nic), false))) {
                case NicChoice.LeftOut _ -> {}
                case NicChoice.Connected(var _, var profile, var keepMac) -> {
                    if (profile.isPresent() && !places.has(profile.get())) {
                        throw new JobFailed(
                                new Failure.ChooseAgain(FailureCode.TARGET_GONE, "vNIC profile " + profile.get()));
                    }
                    all.add(new Wanted(nic, profile, keepMac));
                }
            }
        }
        return all;
    }

    /// What a person should know before.
    static List<Finding> findings(RestoreRequest.NewVm request, VmShape shape, Places places) throws JobFailed {
        List<Finding> found = new ArrayList<>();
        for (Wanted wanted : wanted(request, shape, places)) {
            NicShape was = wanted.was();
            if (wanted.profile().isEmpty()) {
                found.add(Finding.of(Finding.Kind.NIC_WITHOUT_NETWORK, was.name()));
            }
            if (wanted.keepMac() && was.mac().isEmpty()) {
                found.add(Finding.of(Finding.Kind.MAC_UNKNOWN, was.name()));
            }
            for (String mac : wanted.mac().stream().toList()) {
                places.owner(mac)
                        .map(Vm::name)
                        .ifPresent(owner -> found.add(Finding.of(Finding.Kind.MAC_IN_USE, was.name(), mac, owner)));
            }
        }
        return found;
    }
}
