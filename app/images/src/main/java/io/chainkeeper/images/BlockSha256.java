package io.chainkeeper.images;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// SHA-256 of one block after the other. For one thread.
///
/// What a digest has become after so many zeroes is always the same, so zeroes at a block's beginning are not digested
/// but looked up: of a small piece somewhere in a block half the work is left on average. (Zeroes behind data cannot be
/// spared.)
public final class BlockSha256 {
    private static final int STEP = 1 << 16;

    /// After no zeroes, after one step of them, …
    private final List<MessageDigest> afterZeroes = new ArrayList<>(List.of(Sha256.ofData()));

    private final ByteBuffer zeroes = ByteBuffer.allocateDirect(STEP).asReadOnlyBuffer();

    /// Nothing has been digested yet.
    public BlockSha256() {}

    /// The digest of a block; its buffer stays as it is.
    public byte[] of(ByteBuffer block) {
        ByteBuffer rest = block.duplicate();
        int steps = 0;
        while (steps < Blocks.SIZE / STEP && rest.remaining() >= STEP && Zeroes.only(rest, rest.position(), STEP)) {
            rest.position(rest.position() + STEP);
            steps++;
        }
        MessageDigest digest = copy(after(steps));
        digest.update(rest);
        return digest.digest();
    }

    private MessageDigest after(int steps) {
        while (afterZeroes.size() <= steps) {
            MessageDigest next = copy(afterZeroes.getLast());
            next.update(zeroes.duplicate());
            afterZeroes.add(next);
        }
        return afterZeroes.get(steps);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the JDK's and BoringSSL's SHA-256 can be copied", e);
        }
    }
}
