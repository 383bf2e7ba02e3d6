package io.chainkeeper.force.files;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A path of the real file system whose operations are watched.
final class WatchedPath implements Path {
    private final WatchedFileSystem system;
    private final Path real;

    WatchedPath(WatchedFileSystem system, Path real) {
        this.system = system;
        this.real = real;
    }

    /// The path in the real file system.
    Path real() {
        return real;
    }

    /// The real path behind any path: names that a program reads from a file are made without a file system.
    private static Path real(Path any) {
        return any instanceof WatchedPath watched ? watched.real : any;
    }

    private Path watched(Path other) {
        return new WatchedPath(system, other);
    }

    private @Nullable Path watchedOrNull(@Nullable Path other) {
        return other == null ? null : watched(other);
    }

    @Override
    public FileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return real.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return watchedOrNull(real.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return watchedOrNull(real.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return watchedOrNull(real.getParent());
    }

    @Override
    public int getNameCount() {
        return real.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return watched(real.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        return watched(real.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return real.startsWith(real(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return real.endsWith(real(other));
    }

    @Override
    public Path normalize() {
        return watched(real.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return watched(real.resolve(real(other)));
    }

    @Override
    public Path relativize(Path other) {
        return watched(real.relativize(real(other)));
    }

    @Override
    public URI toUri() {
        return real.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return watched(real.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return watched(real.toRealPath(options));
    }

    @Override
    public File toFile() {
        return new WatchedFile(real.toFile(), system.watcher());
    }

    @Override
    public WatchKey register(WatchService service, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("nobody listens to folders here");
    }

    @Override
    public Iterator<Path> iterator() {
        return IntStream.range(0, getNameCount()).mapToObj(this::getName).iterator();
    }

    @Override
    public int compareTo(Path other) {
        return real.compareTo(real(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WatchedPath path && path.real.equals(real);
    }

    @Override
    public int hashCode() {
        return real.hashCode();
    }

    @Override
    public String toString() {
        return real.toString();
    }

    /// A file that knows the free space which the watcher wants seen.
    private static final class WatchedFile extends File {
        private static final long serialVersionUID = 1L;

        private final transient FileWatcher watcher;

        WatchedFile(File real, FileWatcher watcher) {
            super(real.getPath());
            this.watcher = watcher;
        }

        @Override
        public long getUsableSpace() {
            long wanted = watcher.freeSpace();
            return wanted < 0 ? super.getUsableSpace() : wanted;
        }
    }
}
