package io.chainkeeper.desktop.chain;

import io.chainkeeper.desktop.chain.ChainStrip.Stop;
import io.chainkeeper.desktop.wording.Wording;
import java.util.List;

/// What the timeline says besides what its marks say themselves.
final class ChainWords {
    private final Wording wording;

    ChainWords(Wording wording) {
        this.wording = wording;
    }

    /// Everything about what stands somewhere.
    String of(ChainStrip strip, Stop stop) {
        List<ChainMark> marks = strip.at(stop);
        return switch (strip.slots().get(stop.slot())) {
            case ChainSlot.One _ -> marks.isEmpty() ? "" : marks.getFirst().spoken();
            case ChainSlot.Fold fold -> {
                long fulls = marks.stream().filter(ChainMark::full).count();
                yield wording.get(
                        "pictures.chain.fold.spoken",
                        strip.lanes().get(stop.lane()).name(),
                        marks.size(),
                        fold.columns().getFirst().day(),
                        fold.columns().getLast().day(),
                        fulls,
                        size(marks));
            }
            case ChainSlot.Gap _ -> "";
        };
    }

    /// The picture, and where one stands in it.
    String spoken(ChainPicture picture, String readout) {
        return wording.get("pictures.chain.at", picture.spoken(), readout);
    }

    String size(List<ChainMark> marks) {
        return wording.size(ChainStrip.bytes(marks));
    }

    /// The upper line below a slot.
    String upper(ChainSlot slot) {
        return switch (slot) {
            case ChainSlot.One(ChainColumn column) -> column.day();
            case ChainSlot.Fold fold ->
                wording.get(
                        "pictures.chain.fold.days",
                        fold.columns().getFirst().day(),
                        fold.columns().getLast().day());
            case ChainSlot.Gap(long days) -> wording.get("pictures.chain.gap", days);
        };
    }

    /// The lower line below a slot.
    String lower(ChainSlot slot) {
        return switch (slot) {
            case ChainSlot.One(ChainColumn column) -> column.time();
            case ChainSlot.Fold fold ->
                wording.get("pictures.chain.fold.points", fold.columns().size());
            case ChainSlot.Gap _ -> wording.get("pictures.chain.gap.what");
        };
    }
}
