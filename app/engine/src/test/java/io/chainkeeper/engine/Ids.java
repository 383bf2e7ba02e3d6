package io.chainkeeper.engine;

import java.util.UUID;

/// Ids that can be told apart at a glance.
final class Ids {
    static final UUID VM = id(0xa1);
    static final UUID DISK = id(0xd1);
    static final UUID DISK2 = id(0xd2);
    static final UUID CLUSTER = id(0xc1);
    static final UUID DOMAIN = id(0x51);
    static final UUID BACKUP = id(0xb1);
    static final UUID CHECKPOINT = id(0xe1);
    static final UUID CHECKPOINT2 = id(0xe2);
    static final UUID SNAPSHOT = id(0xf1);
    static final UUID TRANSFER = id(0x71);
    static final UUID HOST = id(0x41);

    private Ids() {}

    static UUID id(int number) {
        return new UUID(0x5e1ec7ed_0000_4000L, 0x8000_0000_0000_0000L | number);
    }
}
