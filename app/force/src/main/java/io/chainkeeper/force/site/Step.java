package io.chainkeeper.force.site;

import io.chainkeeper.force.files.FileStep;

/// A moment at which the program asks the world for something.
public sealed interface Step {
    /// A short name of its kind, for counting.
    String kind();

    /// An exchange with the engine or the image server, about to be carried out.
    ///
    /// @param images whether it goes to the image server
    /// @param method as sent
    /// @param path   without the query
    record Exchange(boolean images, String method, String path) implements Step {
        @Override
        public String kind() {
            return (images ? "images " : "engine ") + method;
        }
    }

    /// An operation on a file of the repository, about to be carried out.
    ///
    /// @param what the operation
    record File(FileStep what) implements Step {
        @Override
        public String kind() {
            return "file "
                    + what.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }
}
