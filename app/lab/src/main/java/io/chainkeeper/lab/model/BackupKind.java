package io.chainkeeper.lab.model;

/// The three ways in which the engine makes a backup. The API never names them.
public enum BackupKind {
    /// From a temporary snapshot; the default from compatibility level 4.7.
    HYBRID,
    /// From the running VM, through scratch disks.
    LIVE,
    /// From the volumes of a VM that is down.
    COLD
}
