package io.chainkeeper.jobs.run;

/// The stable numbers of all failures. A number is never given to another failure; texts may change, numbers
/// do not.
public enum FailureCode {
    /// No connection to the engine.
    ENGINE_UNREACHABLE("CK-0101"),
    /// This workplace was opened without an engine.
    ENGINE_NOT_CONNECTED("CK-0102"),
    /// The engine's certificate is not the one that was trusted.
    ENGINE_CERTIFICATE("CK-0103"),
    /// The connection to the image server broke and stayed broken.
    IMAGE_SERVER_UNREACHABLE("CK-0104"),
    /// The image server no longer knows the transfer's ticket.
    TICKET_GONE("CK-0105"),
    /// The process that owns the catalog, and was asked for us, does not answer any more.
    RUNNER_GONE("CK-0106"),
    /// A server shows a certificate of another authority than the one that was trusted.
    AUTHORITY_CHANGED("CK-0107"),
    /// User or password refused.
    SIGN_IN_REFUSED("CK-0111"),
    /// The user may sign in but not do this.
    NO_PERMISSION("CK-0112"),
    /// No space left where the points are kept.
    DISK_FULL("CK-0201"),
    /// A folder cannot be read or written.
    FOLDER_UNUSABLE("CK-0202"),
    /// Another program has the repository open.
    REPOSITORY_IN_USE("CK-0203"),
    /// Another program has the catalog open.
    CATALOG_IN_USE("CK-0204"),
    /// The catalog cannot be used.
    CATALOG_UNUSABLE("CK-0205"),
    /// A file of a chain is missing.
    LINK_MISSING("CK-0301"),
    /// A stored file is not what was stored.
    POINT_DAMAGED("CK-0302"),
    /// What was restored is not what was stored.
    RESTORE_DIFFERS("CK-0303"),
    /// What was read from the engine is not what its own checksum says.
    PROOF_DIFFERS("CK-0304"),
    /// The engine refused a request.
    ENGINE_REFUSED("CK-0401"),
    /// The engine answered with an error of its own.
    ENGINE_TROUBLE("CK-0402"),
    /// The engine's backup ended as failed.
    BACKUP_FAILED("CK-0403"),
    /// The engine's image transfer ended as failed.
    TRANSFER_FAILED("CK-0404"),
    /// The engine could not create or finish a disk.
    DISK_FAILED("CK-0405"),
    /// Storage of the engine is full, inactive or out of reach.
    STORAGE_PROBLEM("CK-0406"),
    /// The VM is in a state, or in an operation, in which it cannot be backed up.
    VM_BUSY("CK-0501"),
    /// A disk is locked by another operation.
    DISK_LOCKED("CK-0502"),
    /// The engine did not get to the awaited state in time.
    ENGINE_SLOW("CK-0503"),
    /// The image server answers with errors.
    IMAGE_SERVER_TROUBLE("CK-0504"),
    /// The VM does not exist on the engine.
    VM_GONE("CK-0601"),
    /// The point does not exist in the repository.
    POINT_GONE("CK-0602"),
    /// A VM of that name exists.
    NAME_TAKEN("CK-0603"),
    /// A file of that name exists.
    FILE_EXISTS("CK-0604"),
    /// A chosen cluster or storage domain does not exist.
    TARGET_GONE("CK-0605"),
    /// The point has no such disk.
    DISK_NOT_IN_POINT("CK-0606"),
    /// Another VM has the MAC address that was to be kept.
    MAC_TAKEN("CK-0607"),
    /// The point's VM has no such network card.
    NIC_NOT_IN_POINT("CK-0608"),
    /// There is no such plan.
    PLAN_GONE("CK-0701"),
    /// Another plan has that name, or one that makes the same tag.
    PLAN_NAME_TAKEN("CK-0702"),
    /// A plan cannot be named so.
    PLAN_NAME_REFUSED("CK-0703"),
    /// The file with the plans cannot be read or written.
    PLANS_UNUSABLE("CK-0704"),
    /// There are as many plans as there can be.
    TOO_MANY_PLANS("CK-0705"),
    /// Something happened that nobody foresaw.
    UNEXPECTED("CK-0901"),
    /// A server's answer is not what its interface promises.
    BAD_ANSWER("CK-0902");

    private final String number;

    FailureCode(String number) {
        this.number = number;
    }

    /// For people and for search: "CK-0101".
    public String number() {
        return number;
    }
}
