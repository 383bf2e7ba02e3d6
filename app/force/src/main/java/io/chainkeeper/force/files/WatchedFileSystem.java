package io.chainkeeper.force.files;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The real file system with somebody before it who sees each operation on its files.
public final class WatchedFileSystem extends FileSystem {
    private static final FileSystem REAL = FileSystems.getDefault();

    private final FileWatcher watcher;
    private final WatchedProvider provider;

    /// @param watcher sees and decides
    public WatchedFileSystem(FileWatcher watcher) {
        this.watcher = watcher;
        this.provider = new WatchedProvider(this);
    }

    /// A path of the real file system, watched from here on.
    public Path watched(Path real) {
        return new WatchedPath(this, real);
    }

    FileWatcher watcher() {
        return watcher;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("it lasts as long as the real one");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return REAL.isReadOnly();
    }

    @Override
    public String getSeparator() {
        return REAL.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        List<Path> roots = new ArrayList<>();
        REAL.getRootDirectories().forEach(root -> roots.add(watched(root)));
        return roots;
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return REAL.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return REAL.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return watched(REAL.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        PathMatcher matcher = REAL.getPathMatcher(pattern);
        return path -> matcher.matches(path instanceof WatchedPath ours ? ours.real() : path);
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return REAL.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("nobody listens to folders here");
    }
}
