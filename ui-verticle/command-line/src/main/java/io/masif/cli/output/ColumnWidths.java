package io.masif.cli.output;

import io.masif.cli.json.JsonRow;
import java.util.List;
import java.util.stream.IntStream;

/** How wide the columns of a table are. */
final class ColumnWidths {
    private static final int NARROWEST = 6;

    private ColumnWidths() {}

    /**
     * The width of the widest cell of each column; if all together are too wide for the terminal, the widest text columns are
     * narrowed.
     *
     * @param terminal its width; 0 for any
     * @param gap between two columns
     */
    static int[] compute(List<Column> columns, List<JsonRow> rows, int terminal, int gap) {
        int[] widths = columns.stream()
                .mapToInt(column -> IntStream.concat(
                                IntStream.of(column.title().length()),
                                rows.stream().mapToInt(row -> length(column.cell(row))))
                        .max()
                        .orElse(0))
                .toArray();
        int available = terminal - gap * (columns.size() - 1);
        while (terminal > 0 && IntStream.of(widths).sum() > available) {
            int widest = findWidestText(columns, widths);
            if (widths[widest] <= NARROWEST || columns.get(widest).isNumber()) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int findWidestText(List<Column> columns, int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            boolean isBetter = columns.get(widest).isNumber() || widths[i] > widths[widest];
            widest = !columns.get(i).isNumber() && isBetter ? i : widest;
        }
        return widest;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
