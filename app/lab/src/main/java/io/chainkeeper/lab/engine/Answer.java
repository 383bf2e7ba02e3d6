package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import java.util.Optional;

/// What a resource answers, before it is written.
///
/// @param status   the HTTP status
/// @param body     the document, or nothing for an empty body
/// @param location where a created thing is, for the header of that name
/// @param after    file work that belongs to the request, done after the data centre's lock is released and before
///                 the answer is sent
record Answer(int status, Optional<Element> body, Optional<String> location, FileWork after) {

    /// Work on disk files. Its failure turns the answer into a fault.
    @FunctionalInterface
    interface FileWork {
        /// Nothing to do.
        FileWork NONE = () -> {};

        void run() throws java.io.IOException;
    }

    static Answer ok(Element body) {
        return new Answer(200, Optional.of(body), Optional.empty(), FileWork.NONE);
    }

    /// Created at once; `Location` is the element's own address.
    static Answer created(Element body) {
        return new Answer(201, Optional.of(body), body.attribute("href"), FileWork.NONE);
    }

    /// Created, with work still going on.
    static Answer accepted(Element body) {
        return new Answer(202, Optional.of(body), body.attribute("href"), FileWork.NONE);
    }

    static Answer notFound() {
        return empty(404);
    }

    static Answer empty(int status) {
        return new Answer(status, Optional.empty(), Optional.empty(), FileWork.NONE);
    }

    /// An action that was taken on.
    static Answer action() {
        return ok(Element.of("action").add("status", "complete"));
    }

    static Answer fault(Refusal refusal) {
        var fault = Element.of("fault").add("detail", refusal.detail()).add("reason", refusal.reason());
        return new Answer(refusal.status(), Optional.of(fault), Optional.empty(), FileWork.NONE);
    }

    /// A fault of a VM or disk action, which comes wrapped.
    static Answer failedAction(Refusal refusal) {
        Element action = Element.of("action");
        fault(refusal).body().ifPresent(action::add);
        return new Answer(
                refusal.status(), Optional.of(action.add("status", "failed")), Optional.empty(), FileWork.NONE);
    }

    /// The same answer with file work to be done first.
    Answer after(FileWork work) {
        return new Answer(status, body, location, work);
    }
}
