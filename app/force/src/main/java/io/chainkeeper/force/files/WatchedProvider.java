package io.chainkeeper.force.files;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Carries operations out on the real file system, after the watcher has seen them.
final class WatchedProvider extends FileSystemProvider {
    private static final FileSystemProvider REAL = FileSystems.getDefault().provider();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final WatchedFileSystem system;

    WatchedProvider(WatchedFileSystem system) {
        this.system = system;
    }

    private static Path real(Path path) {
        return path instanceof WatchedPath watched ? watched.real() : path;
    }

    private interface Work {
        void run() throws IOException;
    }

    private void step(FileStep step, Work work) throws IOException {
        system.watcher().before(step);
        work.run();
        system.watcher().after(step, NOTHING);
    }

    @Override
    public String getScheme() {
        return "watched";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("made by its constructor");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        return system.watched(REAL.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path file = real(path);
        boolean writes = options.contains(StandardOpenOption.WRITE);
        boolean makes = writes
                && (options.contains(StandardOpenOption.CREATE_NEW)
                        || options.contains(StandardOpenOption.CREATE) && !Files.exists(file));
        boolean empties = writes && !makes && options.contains(StandardOpenOption.TRUNCATE_EXISTING);
        FileStep step =
                FileStep.of(makes ? FileStep.Kind.CREATE : empties ? FileStep.Kind.TRUNCATE : FileStep.Kind.OPEN, file);
        system.watcher().before(step);
        FileChannel channel = REAL.newFileChannel(file, options, attributes);
        system.watcher().after(step, NOTHING);
        return new WatchedChannel(channel, file, system.watcher());
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        system.watcher().before(FileStep.of(FileStep.Kind.LIST, real(folder)));
        DirectoryStream<Path> entries =
                REAL.newDirectoryStream(real(folder), entry -> filter.accept(system.watched(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> inside = entries.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return inside.hasNext();
                    }

                    @Override
                    public Path next() {
                        return system.watched(inside.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        step(
                FileStep.of(FileStep.Kind.MAKE_FOLDER, real(folder)),
                () -> REAL.createDirectory(real(folder), attributes));
    }

    @Override
    public void delete(Path path) throws IOException {
        step(FileStep.of(FileStep.Kind.DELETE, real(path)), () -> REAL.delete(real(path)));
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        if (!Files.exists(real(path), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        delete(path);
        return true;
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException("whole files are never copied by the file system here");
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        step(
                new FileStep(FileStep.Kind.MOVE, real(source), real(target), 0, 0),
                () -> REAL.move(real(source), real(target), options));
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return REAL.isSameFile(real(one), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return REAL.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return REAL.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        REAL.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return REAL.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return REAL.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return REAL.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        REAL.setAttribute(real(path), attribute, value, options);
    }
}
