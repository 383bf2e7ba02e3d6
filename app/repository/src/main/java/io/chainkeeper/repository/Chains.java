package io.chainkeeper.repository;

import io.chainkeeper.images.ImageInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Follows chains by the manifests' ids. What an image's header names as its backing file is compared with
/// where the parent really lies, and is never a way to find it: a header is written by whoever wrote the
/// image.
final class Chains {
    private static final String QCOW2 = "qcow2";

    private final PointFolders folders;

    Chains(PointFolders folders) {
        this.folders = folders;
    }

    /// The chain with everything checked that can be checked without reading data.
    Chain checked(Point point, UUID disk) throws IOException {
        Chain chain = linked(point, disk);
        for (int i = 0; i < chain.links().size(); i++) {
            Chain.Link link = chain.links().get(i);
            Optional<Path> parent = i + 1 < chain.links().size()
                    ? Optional.of(chain.links().get(i + 1).file())
                    : Optional.empty();
            checkHeader(link, parent);
        }
        return chain;
    }

    /// The chain as the manifests tell it: every file is there and as long as it should be.
    Chain linked(Point point, UUID disk) throws IOException {
        List<Chain.Link> links = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        Optional<UUID> next = Optional.of(point.id());
        while (next.isPresent()) {
            Chain.Link link = link(point, disk, next.get());
            if (!seen.add(next.get())) {
                throw new DamagedFile(link.file(), "hangs on itself");
            }
            links.add(link);
            next = link.version().parentPoint();
        }
        return new Chain(disk, links);
    }

    /// The name that a header must carry: from an image's folder to its parent, with `/` on every system.
    static String backingName(Path imageFolder, Path parentImage) {
        Path relative = imageFolder.relativize(parentImage);
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }

    private Chain.Link link(Point top, UUID disk, UUID id) throws IOException {
        UUID vm = top.vm().id();
        Located located = folders.find(vm, id).orElseThrow(() -> new MissingLink(top.id(), disk, id, expected(vm, id)));
        Path image = located.folder().resolve(Layout.imageName(disk));
        DiskVersion version = located.point().disk(disk).orElseThrow(() -> new MissingLink(top.id(), disk, id, image));
        if (!Files.isRegularFile(image, LinkOption.NOFOLLOW_LINKS)) {
            throw new MissingLink(top.id(), disk, id, image);
        }
        if (Files.size(image) != version.fileLength()) {
            throw new DamagedFile(image, SideFiles.lengths(Files.size(image), version.fileLength()));
        }
        return located.link(version);
    }

    private Path expected(UUID vm, UUID point) {
        return folders.pointsOf(vm).resolve(point.toString());
    }

    private static void checkHeader(Chain.Link link, Optional<Path> parent) throws IOException {
        ImageInfo.Qcow2 header = header(link.file(), link.version().virtualSize());
        String found = header.backingName().orElse("");
        String expected = parent.map(p -> backingName(folder(link.file()), p)).orElse("");
        if (found.equals(expected)) {
            if (parent.isPresent() && !header.backingFormat().equals(Optional.of(QCOW2))) {
                throw new DamagedFile(link.file(), "does not say that its backing file is " + QCOW2);
            }
            return;
        }
        if (parent.isEmpty()) {
            throw new DamagedFile(link.file(), "is a full but its header names a backing file");
        }
        throw new MovedLink(link.point().id(), link.version().disk(), found, parent.get());
    }

    /// A finished image's header, of the size that is expected.
    static ImageInfo.Qcow2 header(Path image, long virtualSize) throws IOException {
        ImageInfo info = ImageInfo.read(image);
        if (info.qcow2().isEmpty()) {
            throw new DamagedFile(image, "is no finished " + QCOW2 + " image");
        }
        if (info.virtualSize() != virtualSize) {
            throw new DamagedFile(image, "holds a disk of " + info.virtualSize() + " bytes instead of " + virtualSize);
        }
        return info.qcow2().get();
    }

    static Path folder(Path image) {
        Path folder = image.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(image + " lies in no folder");
        }
        return folder;
    }
}
