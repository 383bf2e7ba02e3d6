package io.chainkeeper.desktop.labpanel;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The lab as somebody sees it who stands beside its machines. Everything takes a moment: not for the FX thread.
public interface MachineRoom {
    /// A guest.
    ///
    /// @param id      the engine's id of its VM
    /// @param name    the VM's
    /// @param state   what it is doing
    /// @param disks   how many have bytes
    /// @param size    of its disks as it sees them, in bytes
    /// @param written what its disks take, in bytes
    /// @param files   whether a change is one of files, not just of blocks
    record Guest(UUID id, String name, GuestState state, int disks, long size, long written, boolean files) {}

    /// What a guest did to its disk.
    ///
    /// @param files touched; 0 where it writes blocks
    /// @param bytes written
    record Change(int files, long bytes) {}

    /// A trouble that was ordered.
    ///
    /// @param wish      what goes wrong, and when
    /// @param orderedAt when
    /// @param struckAt  when it was seen to have struck; empty while it waits
    record Order(TroubleWish wish, Instant orderedAt, Optional<Instant> struckAt) {}

    /// A guest to be made.
    ///
    /// @param name    of its VM, unique in the lab
    /// @param size    of its disk, in bytes
    /// @param written how much of it has data, in bytes
    /// @param running whether it is switched on
    record NewGuest(String name, long size, long written, boolean running) {}

    /// Everything at one moment.
    ///
    /// @param guests    by name
    /// @param orders    newest first
    /// @param leftovers what clients have begun on the engine and not ended, a line each
    record Look(List<Guest> guests, List<Order> orders, List<String> leftovers) {
        /// Copies the lists.
        public Look {
            guests = List.copyOf(guests);
            orders = List.copyOf(orders);
            leftovers = List.copyOf(leftovers);
        }
    }

    /// What is there now.
    Look look() throws IOException;

    /// Switches a guest on.
    ///
    /// @throws IOException with the engine's words when it refuses
    void start(UUID guest) throws IOException;

    /// Switches a guest off.
    ///
    /// @throws IOException with the engine's words when it refuses
    void stop(UUID guest) throws IOException;

    /// Lets a guest write.
    ///
    /// @throws IOException when it has no disk to write on
    Change change(UUID guest) throws IOException;

    /// Makes a guest.
    ///
    /// @return the id of its VM
    /// @throws IOException when the name is taken or there is no room
    UUID add(NewGuest wanted) throws IOException;

    /// Orders a trouble: it strikes once, at the first request that it fits.
    void order(TroubleWish wish) throws IOException;

    /// Calls off the troubles that have not struck.
    void callOff() throws IOException;
}
