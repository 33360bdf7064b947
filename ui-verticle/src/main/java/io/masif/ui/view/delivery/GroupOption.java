package io.masif.ui.view.delivery;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import java.util.List;

/**
 * A group that can be chosen.
 *
 * @param hosts how many hosts are in it
 */
public record GroupOption(int id, String name, int hosts) {
    /** The one of that number; bad input if there is none. */
    public static GroupOption find(List<GroupOption> options, int id) {
        return options.stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Failure.badInput(Text.of("refusal.group-removed")));
    }
}
