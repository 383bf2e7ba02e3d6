package io.chainkeeper.desktop.labpanel;

import io.chainkeeper.desktop.wording.Wording;

/// An ordered trouble as people read it.
///
/// @param title  what goes wrong
/// @param state  since when it waits, or when it struck
/// @param struck whether it has
public record OrderRow(String title, String state, boolean struck) {
    static OrderRow of(MachineRoom.Order order, Wording wording) {
        String title = title(order.wish(), wording);
        return order.struckAt()
                .map(when -> new OrderRow(
                        title, wording.get("lab.order.struck", wording.moments().time(when)), true))
                .orElseGet(() -> new OrderRow(
                        title, wording.get("lab.order.waits", wording.moments().time(order.orderedAt())), false));
    }

    private static String title(TroubleWish wish, Wording wording) {
        String name = wording.get("lab.trouble." + wish.kind().code());
        return switch (wish.kind().unit()) {
            case NONE ->
                wish.moment()
                        .map(when -> wording.get("lab.order.moment", name, wording.get("lab.moment." + when.code())))
                        .orElse(name);
            case BYTES -> wording.get("lab.order.bytes", name, wording.size(wish.amount()));
            case BYTES_PER_SECOND -> wording.get("lab.order.rate", name, wording.size(wish.amount()));
        };
    }
}
