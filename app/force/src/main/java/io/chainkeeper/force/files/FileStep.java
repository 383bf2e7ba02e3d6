package io.chainkeeper.force.files;

import java.nio.file.Path;

/// An operation on the real file system that is about to be carried out.
///
/// @param kind   what is done
/// @param file   on which file or folder, in the real file system
/// @param to     what a moved file is called then; the file itself otherwise
/// @param offset where in the file, in bytes, for reads and writes; 0 otherwise
/// @param bytes  how many, for reads and writes, or the new length of a truncated file; 0 otherwise
public record FileStep(Kind kind, Path file, Path to, long offset, long bytes) {
    /// What is done.
    public enum Kind {
        CREATE,
        OPEN,
        READ,
        WRITE,
        TRUNCATE,
        FORCE,
        MOVE,
        DELETE,
        MAKE_FOLDER,
        LIST;

        /// Whether something is different afterwards: bytes, names, or what survives a power cut.
        public boolean changes() {
            return switch (this) {
                case CREATE, WRITE, TRUNCATE, FORCE, MOVE, DELETE, MAKE_FOLDER -> true;
                case OPEN, READ, LIST -> false;
            };
        }
    }

    static FileStep of(Kind kind, Path file) {
        return new FileStep(kind, file, file, 0, 0);
    }
}
