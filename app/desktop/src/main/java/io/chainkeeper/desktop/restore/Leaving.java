package io.chainkeeper.desktop.restore;

/// What a person is asked who wants to leave the wizard.
public enum Leaving {
    /// Nothing: nobody wants to leave, or nothing would be lost.
    NOT_ASKED,
    /// What was entered would be lost.
    INPUT,
    /// The restore works: it can go on without the wizard, or be cancelled.
    WORK
}
