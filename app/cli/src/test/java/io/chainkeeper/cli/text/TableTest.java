package io.chainkeeper.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersGoToTheRight() {
        var table = new Table("Name", ">Points").row("web01", 3).row("database", 12);

        assertThat(table.lines()).containsExactly("Name      Points", "web01          3", "database      12");
    }

    @Test
    void aNameWithLineBreaksOrEscapesCanNotBreakTheTable() {
        assertThat(new Table("Name").row("a\nb\u001b[31m").lines().get(1)).isEqualTo("a b [31m");
    }

    @Test
    void aRowWithTooFewCellsIsRefused() {
        assertThatThrownBy(() -> new Table("Name", "State").row("web01")).isInstanceOf(IllegalArgumentException.class);
    }
}
