package io.chainkeeper.lab.model;

/// How loud an event is.
public enum Severity {
    NORMAL,
    WARNING,
    ERROR,
    ALERT
}
