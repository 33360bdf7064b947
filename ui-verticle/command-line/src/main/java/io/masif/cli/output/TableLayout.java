package io.masif.cli.output;

import io.masif.cli.json.JsonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns a table has, and how wide they are: as wide as their widest cell. Where all together are too wide for the
 * terminal, optional columns are left out if texts would be hard to read, and then the widest texts are cut.
 */
final class TableLayout {
    static final String GAP = "  ";
    private static final int NARROWEST = 6;
    private static final int READABLE = 16;

    private final List<Column> columns;
    private final List<Integer> widest = new ArrayList<>();
    private final int terminal;
    private int[] widths;

    /** @param terminal how wide the terminal is; 0 for any */
    TableLayout(List<Column> columns, int terminal) {
        this.columns = new ArrayList<>(columns);
        columns.forEach(column -> widest.add(column.title().length()));
        this.terminal = terminal;
    }

    /** Makes room for further rows. The columns are chosen by the first ones; later they can only grow. */
    void makeRoom(List<JsonRow> rows) {
        for (int i = 0; i < widest.size(); i++) {
            Column column = columns.get(i);
            int cell = rows.stream()
                    .mapToInt(row -> length(column.cell(row)))
                    .max()
                    .orElse(0);
            widest.set(i, Math.max(widest.get(i), cell));
        }
        boolean isFirst = widths == null;
        narrow();
        while (isFirst && isHardToRead() && leaveOutOne()) {
            narrow();
        }
    }

    List<Column> columns() {
        return columns;
    }

    int width(int column) {
        return widths[column];
    }

    private void narrow() {
        widths = widest.stream().mapToInt(Integer::intValue).toArray();
        int available = terminal - GAP.length() * (widths.length - 1);
        while (terminal > 0 && IntStream.of(widths).sum() > available) {
            int index = findWidestText();
            if (widths[index] <= NARROWEST || columns.get(index).isNumber()) {
                return;
            }
            widths[index]--;
        }
    }

    private int findWidestText() {
        int found = 0;
        for (int i = 1; i < widths.length; i++) {
            boolean isBetter = columns.get(found).isNumber() || widths[i] > widths[found];
            found = !columns.get(i).isNumber() && isBetter ? i : found;
        }
        return found;
    }

    private boolean isHardToRead() {
        return IntStream.range(0, widths.length).anyMatch(i -> widths[i] < Math.min(widest.get(i), READABLE));
    }

    /** Leaves out the last optional column. Returns false if there is none. */
    private boolean leaveOutOne() {
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (columns.get(i).isOptional()) {
                columns.remove(i);
                widest.remove(i);
                return true;
            }
        }
        return false;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
