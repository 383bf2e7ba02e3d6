package io.chainkeeper.repository;

import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.ImageRebase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Puts the real places of parents into headers after folders were renamed, and what depends on it into the manifests.
///
/// Only files whose length was right before are touched: a cut image must not get a manifest that fits it.
final class Relinking {
    private final Chains chains;
    /// The folders of all links, each with the disks whose headers were changed in it.
    private final Map<Path, Set<UUID>> rebased = new LinkedHashMap<>();

    Relinking(PointFolders folders) {
        this.chains = new Chains(folders);
    }

    /// How many headers were changed.
    int of(Point point) throws IOException {
        for (DiskVersion disk : point.disks()) {
            List<Chain.Link> links = chains.linked(point, disk.disk()).links();
            for (int i = links.size() - 1; i >= 0; i--) { // from the full upwards: what is below is right already
                Chain.Link link = links.get(i);
                Set<UUID> disks = rebased.computeIfAbsent(Chains.folder(link.file()), _ -> new HashSet<>());
                if (i + 1 < links.size() && rebase(link, links.get(i + 1).file())) {
                    disks.add(disk.disk());
                }
            }
        }
        for (Map.Entry<Path, Set<UUID>> each : rebased.entrySet()) {
            renew(each.getKey(), each.getValue());
        }
        return rebased.values().stream().mapToInt(Set::size).sum();
    }

    private static boolean rebase(Chain.Link link, Path parent) throws IOException {
        String expected = Chains.backingName(Chains.folder(link.file()), parent);
        String found = Chains.header(link.file(), link.version().virtualSize())
                .backingName()
                .orElse("");
        if (found.equals(expected)) {
            return false;
        }
        ImageRebase.rebase(link.file(), expected, ImageFormat.QCOW2);
        return true;
    }

    /// The manifest and the restore text of one folder, as they must be now. The text names the folder it lies in.
    private static void renew(Path folder, Set<UUID> changed) throws IOException {
        Path manifest = folder.resolve(Layout.MANIFEST);
        Point old = ManifestReader.read(manifest);
        List<DiskVersion> disks = new ArrayList<>();
        for (DiskVersion disk : old.disks()) {
            disks.add(
                    changed.contains(disk.disk())
                            ? disk.withFileLength(Files.size(folder.resolve(disk.file())))
                            : disk);
        }
        Path text = folder.resolve(Layout.RESTORE_TEXT);
        byte[] words =
                RestoreText.of(facts(old), disks, PointFolders.name(folder)).getBytes(StandardCharsets.UTF_8);
        if (disks.equals(old.disks()) && isThere(text, words)) {
            return;
        }
        Durable.replace(text, words);
        Durable.replace(manifest, ManifestWriter.bytes(old.with(disks, SideFiles.measure(text))));
    }

    private static boolean isThere(Path file, byte[] content) throws IOException {
        return Files.exists(file)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    private static NewPoint facts(Point point) {
        return new NewPoint(
                point.id(),
                point.run(),
                point.vm(),
                point.engine(),
                point.takenAt(),
                point.checkpoint(),
                point.consistency(),
                point.shape());
    }
}
