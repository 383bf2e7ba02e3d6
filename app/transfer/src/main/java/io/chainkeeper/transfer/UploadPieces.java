package io.chainkeeper.transfer;

import java.util.Optional;

/// What an upload has to do, given out piece by piece: blocks with data, and zeroes. For many threads.
final class UploadPieces {
    private final int blocks;
    private final ZeroRanges zeroes;
    private int next;
    private boolean zeroesBegun;
    private boolean zeroesEnded;

    /// @param blocks of the plan
    UploadPieces(int blocks, ZeroRanges zeroes) {
        this.blocks = blocks;
        this.zeroes = zeroes;
    }

    /// What one worker does at once.
    sealed interface Piece {
        /// A block's data are sent.
        ///
        /// @param index in the plan
        record Block(int index) implements Piece {}

        /// A range becomes zero.
        record Zeroes(long start, long length) implements Piece {}
    }

    /// Whether the caller is the one who orders zeroes while the others send.
    synchronized boolean beginsZeroes() {
        boolean first = !zeroesBegun;
        zeroesBegun = true;
        return first;
    }

    /// The next piece; nothing when all were given out.
    ///
    /// @param zeroesFirst whether blocks come after them
    synchronized Optional<Piece> next(boolean zeroesFirst) {
        if (zeroesFirst) {
            Optional<Piece> zero = nextZeroes();
            return zero.isPresent() ? zero : nextBlock();
        }
        Optional<Piece> block = nextBlock();
        return block.isPresent() ? block : nextZeroes();
    }

    private Optional<Piece> nextBlock() {
        return next < blocks ? Optional.of(new Piece.Block(next++)) : Optional.empty();
    }

    private Optional<Piece> nextZeroes() {
        ZeroRanges.Range range = zeroes.next();
        zeroesEnded = range.length() == 0;
        return zeroesEnded ? Optional.empty() : Optional.of(new Piece.Zeroes(range.start(), range.length()));
    }

    /// Whether everything has been given out.
    synchronized boolean none() {
        return zeroesEnded && next == blocks;
    }
}
