package io.chainkeeper.lab.engine;

/// The engine says no: becomes a fault with a status, a reason and a detail.
///
/// Unchecked, because it leaves a resource from any depth and is caught at one place, where the answer is written.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The reason of nearly every fault.
    static final String OPERATION_FAILED = "Operation Failed";

    private final int status;
    private final String reason;
    private final String detail;

    Refusal(int status, String reason, String detail) {
        super(status + " " + reason + ": " + detail, null, false, false);
        this.status = status;
        this.reason = reason;
        this.detail = detail;
    }

    /// A validation that failed because of the present state: 409, the text in brackets as the engine prints lists.
    static Refusal conflict(String text) {
        return new Refusal(409, OPERATION_FAILED, "[" + text + "]");
    }

    /// A validation that failed because of a bad parameter, or something unsupported: 400.
    static Refusal bad(String text) {
        return new Refusal(400, OPERATION_FAILED, "[" + text + "]");
    }

    /// A validation that failed on an internal error: 500.
    static Refusal internal(String text) {
        return new Refusal(500, OPERATION_FAILED, "[" + text + "]");
    }

    /// The user may not do this: 403.
    static Refusal forbidden() {
        return new Refusal(403, OPERATION_FAILED, "[User is not authorized to perform this action.]");
    }

    /// A request that lacks something: 400 before any validation.
    static Refusal incomplete(String detail) {
        return new Refusal(400, "Incomplete parameters", detail);
    }

    /// A request that can't be read: 400.
    static Refusal syntax(String detail) {
        return new Refusal(400, "Request syntactically incorrect.", detail);
    }

    /// A word that is none of an enumeration's: 400.
    static Refusal value(String detail) {
        return new Refusal(400, "Invalid value", detail);
    }

    /// Something named in a request's body or above a created thing does not exist: 404 with a fault.
    static Refusal noEntity(Object name) {
        return new Refusal(404, OPERATION_FAILED, "Entity not found: " + name);
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
