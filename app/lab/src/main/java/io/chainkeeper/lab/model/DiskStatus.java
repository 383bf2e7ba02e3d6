package io.chainkeeper.lab.model;

/// A disk's state. What is in progress on it (backup, transfer) shows as locked on top of this.
public enum DiskStatus {
    OK,
    LOCKED,
    ILLEGAL
}
