package io.chainkeeper.desktop.restore;

/// What a person may want to do when a restore has ended; each is a button.
public enum NextStep {
    /// Look at the files.
    OPEN_FOLDER,
    /// Look at the VM.
    SHOW_VM,
    /// Read the point back.
    VERIFY,
    /// Change the input and try once more.
    TRY_AGAIN
}
