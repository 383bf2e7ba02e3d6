package io.chainkeeper.desktop.stores;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.VmSpace;

/// A VM's part of the repository.
///
/// @param vm    what is known
/// @param share of the largest VM's bytes, from 0 to 1
record StoreRow(VmSpace vm, double share) {
    String used(Wording wording) {
        return wording.size(vm.used());
    }

    String readBack(Wording wording) {
        return wording.get("repositories.percent", vm.verified().fraction());
    }

    String spoken(Wording wording) {
        return wording.get("repositories.row.spoken", vm.name(), used(wording), vm.points(), readBack(wording));
    }
}
