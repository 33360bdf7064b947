package io.masif.ui.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list that changes between its pieces. */
class FixedRowsTest {
    private final Map<Integer, String> list = new LinkedHashMap<>();

    @Test
    void noRowIsRepeatedOrLeftOutBecauseTheListChanges() {
        IntStream.range(0, 10).forEach(key -> list.put(key, "row " + key));
        FixedRows<Integer, String> rows = new FixedRows<>(List.copyOf(list.keySet()), 4, this::read);
        List<String> sent = new ArrayList<>(next(rows));
        list.put(-1, "a new row before all others");
        list.put(6, "row 6 as it is now");
        list.remove(0);
        list.remove(8);
        for (List<String> piece = next(rows); piece != null; piece = next(rows)) {
            sent.addAll(piece);
        }
        assertThat(sent)
                .containsExactly(
                        "row 0", "row 1", "row 2", "row 3", "row 4", "row 5", "row 6 as it is now", "row 7", "row 9");
    }

    @Test
    void anEmptyListHasNoRows() {
        assertThat(next(FixedRows.of(List.<String>of()))).isNull();
    }

    private static List<String> next(RowSource<String> rows) {
        return rows.next().result();
    }

    private Future<List<String>> read(List<Integer> keys) {
        return Future.succeededFuture(
                keys.stream().map(list::get).filter(Objects::nonNull).toList());
    }
}
