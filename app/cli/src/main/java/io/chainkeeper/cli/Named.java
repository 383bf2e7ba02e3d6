package io.chainkeeper.cli;

import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Finds what a person named: by id, or by a name that only one thing has.
final class Named {
    private Named() {}

    static Vm vm(Workplace workplace, String named) throws CommandFailed, WorkplaceException {
        List<Vm> matches = workplace.vms().stream()
                .map(VmSummary::vm)
                .filter(vm -> vm.name().equals(named) || vm.id().toString().equals(named))
                .toList();
        return switch (matches.size()) {
            case 0 ->
                throw new CommandFailed(
                        ExitCode.NOT_FOUND, "The engine has no VM \"" + named + "\". See: chainkeeper vms");
            case 1 -> matches.getFirst();
            default ->
                throw new CommandFailed(
                        ExitCode.NOT_FOUND, matches.size() + " VMs are named \"" + named + "\". Give its id.");
        };
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static UUID point(String text) throws CommandFailed {
        return id(text).orElseThrow(() ->
                new CommandFailed(ExitCode.NOT_FOUND, "\"" + text + "\" is no point's id. See: chainkeeper points"));
    }
}
