package io.chainkeeper.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

/// Reads one list of digests. What is kept in memory grows with the lines that are there, not with what
/// they claim.
final class DigestTextReader {
    private static final int LONGEST_LINE = 100;

    private final Path file;
    private final InputStream in;
    private final String title;
    private final MessageDigest all = Sha256.fresh();
    private final byte[] buffer = new byte[LONGEST_LINE];
    private long lineStart;
    private long at;

    DigestTextReader(Path file, InputStream in, String title) {
        this.file = file;
        this.in = in;
        this.title = title;
    }

    /// @param kinds of digests that the list may have
    DigestList list(Set<DigestKind> kinds) throws IOException {
        expect(title);
        DigestKind kind = kind(kinds);
        expect("block-size " + Blocks.SIZE);
        String size = counted(line());
        long diskSize = size.startsWith("disk-size ") ? number(size.substring(10)) : -1;
        if (diskSize < 0 || diskSize > Blocks.MAX_DISK_SIZE) {
            throw corrupt("a disk size up to " + Blocks.MAX_DISK_SIZE + " is expected here");
        }
        return digests(new DigestList(diskSize, kind));
    }

    private void expect(String wanted) throws IOException {
        if (!counted(line()).equals(wanted)) {
            throw corrupt("the line “" + wanted + "” is expected here");
        }
    }

    private DigestKind kind(Set<DigestKind> kinds) throws IOException {
        String line = counted(line());
        for (DigestKind kind : kinds) {
            if (line.equals("algorithm " + kind.label())) {
                return kind;
            }
        }
        throw corrupt("the algorithm of the digests is expected here, and known ones are "
                + kinds.stream().map(DigestKind::label).sorted().toList());
    }

    private DigestList digests(DigestList into) throws IOException {
        long last = -1;
        for (String line = line(); !line.startsWith("end "); line = line()) {
            int space = line.indexOf(' ');
            long block = space < 0 ? -1 : number(line.substring(0, space));
            if (block <= last || block >= Blocks.count(into.diskSize())) {
                throw corrupt("a block's number is expected here, above " + last);
            }
            into.set(block, digest(line.substring(space + 1), into.kind()));
            counted(line);
            last = block;
        }
        requireEnd();
        return into;
    }

    private void requireEnd() throws IOException {
        String seal = new String(buffer, 4, 64, StandardCharsets.US_ASCII);
        if (!seal.equals(HexFormat.of().formatHex(all.digest())) || in.read() >= 0) {
            throw corrupt("this list was changed after it was written, or is damaged");
        }
    }

    private String counted(String line) {
        all.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
        return line;
    }

    private String line() throws IOException {
        lineStart = at;
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            at++;
            if (next < 0) {
                throw corrupt("this list has no end: it was cut off");
            }
            if (length == LONGEST_LINE || next > '~') {
                throw corrupt("this is no list of digests");
            }
            buffer[length++] = (byte) next;
        }
        at++;
        return new String(buffer, 0, length, StandardCharsets.US_ASCII);
    }

    private static long number(String digits) {
        boolean plain =
                !digits.isEmpty() && digits.length() < 19 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Long.parseLong(digits) : -1;
    }

    private byte[] digest(String hex, DigestKind kind) throws CorruptImage {
        try {
            byte[] digest = HexFormat.of().parseHex(hex);
            if (digest.length == kind.length()) {
                return digest;
            }
        } catch (IllegalArgumentException e) {
            throw corrupt("a digest in hex is expected here");
        }
        throw corrupt("a digest of " + kind.length() + " bytes is expected here");
    }

    private CorruptImage corrupt(String reason) {
        return new CorruptImage(file, lineStart, reason);
    }
}
