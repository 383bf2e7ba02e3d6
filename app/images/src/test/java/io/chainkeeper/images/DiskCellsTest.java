package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.images.DiskCells.Kind;
import org.junit.jupiter.api.Test;

class DiskCellsTest {
    private static final long MIB = 1 << 20;
    private static final long TIB = 1L << 40;

    private static Kind kind(DiskCells cells, int cell) {
        return Kind.values()[cells.kinds()[cell]];
    }

    @Test
    void aDiskOfEightTebibytesIsFoldedIntoTwoThousandCells() {
        DiskCells cells = new DiskCells(8 * TIB, Kind.ZERO);
        assertThat(cells.count()).isEqualTo(2048);
        assertThat(cells.cellBytes()).isEqualTo(4L << 30);
    }

    @Test
    void anySizeHasFewEnoughCellsThatCoverIt() {
        for (long size : new long[] {0, 1, 512, 64 << 10, 128 * MIB, 128 * MIB + 1, 10 * TIB - 512}) {
            DiskCells cells = new DiskCells(size, Kind.UNCHANGED);
            assertThat(cells.count()).as("size " + size).isLessThanOrEqualTo(DiskCells.MOST);
            assertThat(cells.count() * cells.cellBytes()).isGreaterThanOrEqualTo(size);
            assertThat((cells.count() - 1) * cells.cellBytes()).isLessThan(Math.max(1, size));
        }
    }

    @Test
    void cellsFillAsTheirDataMoves() {
        DiskCells cells = new DiskCells(256 * MIB, Kind.ZERO); // cells of 128 KiB
        cells.expectData(0, MIB);
        cells.moved(0, 192 << 10);
        assertThat(kind(cells, 0)).isEqualTo(Kind.DATA);
        assertThat(cells.percent()).startsWith((byte) 100, (byte) 50, (byte) 0);
        assertThat(kind(cells, 8)).isEqualTo(Kind.ZERO);
        assertThat(cells.percent()[8]).isEqualTo((byte) 100);
    }

    @Test
    void dataNamesACellAlsoWhereMostOfItIsZeroOrUnchanged() {
        DiskCells cells = new DiskCells(8 * TIB, Kind.UNCHANGED);
        cells.expectZero(0, 3L << 30);
        cells.expectData(3L << 30, 64 << 10);
        cells.zeroed(0, 3L << 30);
        assertThat(kind(cells, 0)).isEqualTo(Kind.DATA);
        assertThat(cells.percent()[0]).isZero();
        cells.moved(3L << 30, 64 << 10);
        assertThat(cells.percent()[0]).isEqualTo((byte) 100);
        assertThat(kind(cells, 1)).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void beginningAnewEmptiesTheCellsAndKeepsWhatIsInThem() {
        DiskCells cells = new DiskCells(MIB, Kind.UNKNOWN);
        cells.expectData(0, MIB);
        cells.moved(0, MIB);
        cells.restart();
        assertThat(kind(cells, 0)).isEqualTo(Kind.DATA);
        assertThat(cells.percent()).containsOnly(0);
    }
}
