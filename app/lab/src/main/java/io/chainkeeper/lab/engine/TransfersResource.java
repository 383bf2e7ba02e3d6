package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Transfer;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import java.util.Optional;
import java.util.function.Consumer;

/// Image transfers: begun, watched, finalized, cancelled. The answer to an action never tells its outcome.
final class TransfersResource {
    private final EngineState state;
    private final TransferStart start;
    private final TransferPhases phases;
    private final TransferXml xml;

    TransfersResource(EngineState state, TransferStart start, TransferPhases phases, TransferXml xml) {
        this.state = state;
        this.start = start;
        this.phases = phases;
        this.xml = xml;
    }

    void offer(Routes routes) {
        routes.get("imagetransfers", this::list);
        routes.post("imagetransfers", start::start);
        routes.get("imagetransfers/{transfer}", r -> {
            Transfer transfer = transfer(r).orElseThrow(NotFound::new);
            phases.look(transfer);
            return Answer.ok(xml.of(transfer));
        });
        action(routes, "finalize", this::finish);
        action(routes, "cancel", phases::cancel);
        action(routes, "pause", phases::pause);
        action(routes, "resume", phases::resume);
        action(routes, "extend", transfer -> {});
    }

    /// What the engine has done to it just before comes first.
    private void finish(Transfer transfer) {
        if (state.strikes(Happening.ENGINE_FINALIZES, Moment.FINALIZING)) {
            phases.finishReadWhole(transfer);
        }
        // The engine's look at the ticket and this request cross: what the look finds is written last.
        if (state.strikes(Happening.RENEWAL_FAILS, Moment.FINALIZING)) {
            phases.stopUnrenewed(transfer);
            return;
        }
        phases.finish(transfer);
    }

    /// Actions succeed on a transfer that is gone, too: clients must look.
    private void action(Routes routes, String name, Consumer<Transfer> act) {
        routes.post("imagetransfers/{transfer}/" + name, r -> {
            transfer(r).ifPresent(act);
            return Answer.action();
        });
    }

    private Answer list(Request request) {
        Element list = Element.of("image_transfers");
        state.dataCentre().transfers().values().stream().limit(request.max()).forEach(t -> {
            phases.look(t);
            list.add(xml.of(t));
        });
        return Answer.ok(list);
    }

    private Optional<Transfer> transfer(Request request) {
        return Optional.ofNullable(state.dataCentre().transfers().get(request.id("transfer")));
    }
}
