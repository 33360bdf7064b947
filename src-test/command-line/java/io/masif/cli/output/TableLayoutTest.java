package io.masif.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.cli.json.JsonRow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableLayoutTest {
    private static final List<Column> COLUMNS = List.of(
            Column.text("NAME", "name"),
            Column.number("COUNT", "count"),
            Column.text("COMMENT", "comment").optional());

    @Test
    void columnsAreAsWideAsTheirCells() {
        TableLayout layout = new TableLayout(COLUMNS, 80);
        layout.makeRoom(List.of(row("web-1", "short")));
        assertThat(widths(layout)).containsExactly(5, 5, 7);
    }

    @Test
    void laterRowsWidenThem() {
        TableLayout layout = new TableLayout(COLUMNS, 80);
        layout.makeRoom(List.of(row("web-1", "short")));
        layout.makeRoom(List.of(row("monitoring-1", "x")));
        assertThat(widths(layout)).containsExactly(12, 5, 7);
    }

    @Test
    void theWidestTextIsCutFirst() {
        TableLayout layout = new TableLayout(COLUMNS, 40);
        layout.makeRoom(List.of(row("web-1", "as discussed in the meeting on Monday")));
        assertThat(widths(layout)).containsExactly(5, 5, 26);
    }

    @Test
    void optionalColumnsAreLeftOutBeforeTextsAreHardToRead() {
        TableLayout layout = new TableLayout(COLUMNS, 40);
        layout.makeRoom(List.of(row("a-name-that-is-long.example.com", "as discussed in the meeting")));
        assertThat(layout.columns()).extracting(Column::title).containsExactly("NAME", "COUNT");
        assertThat(widths(layout)).containsExactly(31, 5);
    }

    private static JsonRow row(String name, String comment) {
        return new JsonRow(Map.of("name", name, "count", 1, "comment", comment));
    }

    private static List<Integer> widths(TableLayout layout) {
        return IntStream.range(0, layout.columns().size())
                .mapToObj(layout::width)
                .toList();
    }
}
