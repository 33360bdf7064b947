package io.masif.cli.output;

import io.masif.cli.json.JsonRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that is printed while its rows arrive, page by page. On a terminal, texts are cut so that no line is wider than it.
 */
final class Table implements Output.RowPrinter {
    private final Output output;
    private final TableLayout layout;
    private final List<JsonRow> waiting = new ArrayList<>();
    private boolean isBegun;

    Table(Output output, List<Column> columns) {
        this.output = output;
        this.layout = new TableLayout(columns, output.terminal().columns());
    }

    @Override
    public void accept(JsonRow row) {
        waiting.add(row);
    }

    @Override
    public void endPage() {
        if (!waiting.isEmpty()) {
            layout.makeRoom(waiting);
            if (!isBegun) {
                printLine(column -> column.title(), column -> Style.TITLE);
                isBegun = true;
            }
        }
        waiting.forEach(row ->
                printLine(column -> column.cell(row), column -> column.style().apply(row)));
        waiting.clear();
        output.flush();
    }

    @Override
    public void end() {
        endPage();
        if (!isBegun && output.terminal().isOutput()) {
            output.println("There are none.");
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
        for (int i = 0; i < layout.columns().size(); i++) {
            Column column = layout.columns().get(i);
            int width = layout.width(i);
            String cell = column.isNumber() ? text.of(column) : cut(text.of(column), width);
            int blanks = Math.max(0, width - cell.codePointCount(0, cell.length()));
            if (!cell.isEmpty()) {
                line.append(" ".repeat(pending + (column.isNumber() ? blanks : 0)))
                        .append(output.terminal().style(style.of(column), cell));
                pending = (column.isNumber() ? 0 : blanks) + TableLayout.GAP.length();
            } else {
                pending += blanks + TableLayout.GAP.length();
            }
        }
        output.write(line.append('\n').toString());
    }

    private static String cut(String cell, int width) {
        return cell.codePointCount(0, cell.length()) <= width
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }
}
