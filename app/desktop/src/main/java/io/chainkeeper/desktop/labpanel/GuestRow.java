package io.chainkeeper.desktop.labpanel;

import io.chainkeeper.desktop.wording.Wording;
import java.util.Locale;
import java.util.UUID;

/// A guest as people read it.
///
/// @param id    of its VM
/// @param name  of its VM
/// @param state for what can be done with it
/// @param doing the same in words
/// @param disks how many, how large and how full, in words
public record GuestRow(UUID id, String name, GuestState state, String doing, String disks) {
    static GuestRow of(MachineRoom.Guest guest, Wording wording) {
        return new GuestRow(
                guest.id(),
                guest.name(),
                guest.state(),
                wording.get("lab.guest." + guest.state().name().toLowerCase(Locale.ROOT)),
                wording.get(
                        "lab.guest.disks", guest.disks(), wording.size(guest.size()), wording.size(guest.written())));
    }
}
