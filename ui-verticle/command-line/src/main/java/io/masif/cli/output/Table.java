package io.masif.cli.output;

import io.masif.cli.json.JsonRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that is printed while its rows arrive: the first page decides how wide its columns are. On a terminal, texts are cut
 * so that no line is wider than it.
 */
final class Table implements Output.RowPrinter {
    private static final String GAP = "  ";

    private final Output output;
    private final List<Column> columns;
    private final List<JsonRow> waiting = new ArrayList<>();
    private int[] widths;

    Table(Output output, List<Column> columns) {
        this.output = output;
        this.columns = List.copyOf(columns);
    }

    @Override
    public void accept(JsonRow row) {
        waiting.add(row);
    }

    @Override
    public void endPage() {
        if (widths == null && !waiting.isEmpty()) {
            widths = ColumnWidths.compute(columns, waiting, output.terminal().columns(), GAP.length());
            printLine(column -> column.title(), column -> Style.TITLE);
        }
        waiting.forEach(row ->
                printLine(column -> column.cell(row), column -> column.style().apply(row)));
        waiting.clear();
        output.flush();
    }

    @Override
    public void end() {
        endPage();
        if (widths == null && output.terminal().isOutput()) {
            output.println("Nothing matches.");
        }
    }

    private interface CellText {
        String of(Column column);
    }

    private interface CellStyle {
        Style of(Column column);
    }

    private void printLine(CellText text, CellStyle style) {
        StringBuilder line = new StringBuilder();
        int pending = 0; // blanks that are printed only if something follows
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(i);
            String cell = cut(text.of(column), column.isNumber() ? Integer.MAX_VALUE : widths[i]);
            int blanks = Math.max(0, widths[i] - cell.codePointCount(0, cell.length()));
            if (!cell.isEmpty()) {
                line.append(" ".repeat(pending + (column.isNumber() ? blanks : 0)))
                        .append(output.terminal().style(style.of(column), cell));
                pending = (column.isNumber() ? 0 : blanks) + GAP.length();
            } else {
                pending += blanks + GAP.length();
            }
        }
        output.write(line.append('\n').toString());
    }

    /** Only a terminal has lines that are too narrow. */
    private String cut(String cell, int width) {
        if (output.terminal().columns() == 0 || cell.codePointCount(0, cell.length()) <= width) {
            return cell;
        }
        return cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }
}
