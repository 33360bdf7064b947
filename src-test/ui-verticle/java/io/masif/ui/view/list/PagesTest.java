package io.masif.ui.view.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final int COUNT = 1000;

    /** Of ten values each, so that most are equal to others. */
    private record Row(int value, int place) {}

    /** The first ones are found without sorting all. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30, 62, 63, 500, 2000})
    void thePagesTogetherAreTheListInItsOrder(int size) {
        Random random = new Random(size);
        List<Row> rows = Stream.iterate(0, place -> place + 1)
                .limit(COUNT)
                .map(place -> new Row(random.nextInt(10), place))
                .toList();
        for (Comparator<Row> order : List.of(
                Comparator.comparing(Row::value),
                Comparator.comparing(Row::value).reversed())) {
            List<Row> paged = Stream.iterate(1, page -> page + 1)
                    .limit(COUNT / size + 1)
                    .flatMap(page -> Pages.select(rows, page, size, order).stream())
                    .toList();
            assertThat(paged)
                    .containsExactlyElementsOf(rows.stream().sorted(order).toList());
        }
    }
}
