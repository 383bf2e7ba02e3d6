package io.chainkeeper.images;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.PrimitiveIterator;
import java.util.Set;

/// Digest lists as text that people and shell tools can read:
///
/// ```
/// chainkeeper block-digests 1
/// algorithm sha256
/// block-size 4194304
/// disk-size 9438720
/// 0 5f1c…            one line per block that has a digest: its number, its digest in hex; ascending
/// 2 77aa…
/// end 4e0b…          SHA-256 of all lines before this one: a list that was cut off or touched shows it
/// ```
///
/// A block that is not listed is all zeroes (block digests) or stores nothing (stored digests).
final class DigestText {
    private static final HexFormat HEX = HexFormat.of();

    private final String title;
    private final Set<DigestKind> kinds;

    /// @param name  word in the first line that tells this list from others
    /// @param kinds of digests that such a list may have
    DigestText(String name, Set<DigestKind> kinds) {
        this.title = "chainkeeper " + name + " 1";
        this.kinds = kinds;
    }

    /// Writes a sibling, makes it durable and puts it in place of `file`: there is never half a list.
    void save(DigestList list, Path file) throws IOException {
        Path sibling = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                sibling, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            MessageDigest all = Sha256.fresh();
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            writeLines(list, new DigestOutputStream(out, all));
            line(out, "end " + HEX.formatHex(all.digest()));
            out.flush();
            channel.force(true);
        }
        Files.move(sibling, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Folders.forceNameOf(file);
    }

    private void writeLines(DigestList list, OutputStream out) throws IOException {
        line(out, title);
        line(out, "algorithm " + list.kind().label());
        line(out, "block-size " + Blocks.SIZE);
        line(out, "disk-size " + list.diskSize());
        for (PrimitiveIterator.OfLong blocks = list.blocks().iterator(); blocks.hasNext(); ) {
            long block = blocks.nextLong();
            byte[] digest = list.get(block);
            if (digest != null) {
                line(out, block + " " + HEX.formatHex(digest));
            }
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    DigestList load(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new DigestTextReader(file, in, title).list(kinds);
        }
    }
}
