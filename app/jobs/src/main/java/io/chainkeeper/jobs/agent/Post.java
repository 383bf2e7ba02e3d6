package io.chainkeeper.jobs.agent;

import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.nio.file.Path;

/// A workplace that the agent is to keep open.
///
/// @param key        tells posts apart, and changes when anything about one changes
/// @param name       for people
/// @param repository where its points live
/// @param options    asked each time it is opened
public record Post(String key, String name, Path repository, Options options) {
    /// How the workplace is opened.
    public interface Options {
        /// Its options, with the password of the engine.
        ///
        /// @throws WorkplaceException if something is missing, such as that password
        WorkplaceOptions now() throws WorkplaceException;
    }
}
