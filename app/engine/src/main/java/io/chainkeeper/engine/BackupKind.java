package io.chainkeeper.engine;

/// What a backup reads from. The engine has no field for it: a snapshot means hybrid, a host means live, neither cold.
public enum BackupKind {
    HYBRID,
    LIVE,
    COLD
}
