package io.masif.ui.page.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Kind;
import io.masif.ui.view.ActionKey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActionChipsTest {
    @Test
    void removalsComeFirst() {
        ActionKey removal = ActionKey.of("old", Kind.REMOVE, null, null);
        List<ActionKey> actions = Stream.concat(
                        IntStream.range(0, 50).mapToObj(i -> ActionKey.of("p-" + i, Kind.UPDATE, null, "2")),
                        Stream.of(removal))
                .toList();
        assertThat(ActionChips.findFirst(actions)).hasSize(12).startsWith(removal, actions.get(0), actions.get(1));
    }
}
