package io.chainkeeper.lab.model;

/// Which way an image transfer's bytes go, seen from the client.
public enum TransferDirection {
    DOWNLOAD,
    UPLOAD
}
