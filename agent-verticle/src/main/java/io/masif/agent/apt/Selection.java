package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.List;

/**
 * The part of the approved actions that apt can execute without any other.
 *
 * @param actions nothing but approved ones; may be empty
 * @param removing whether apt has to be allowed to remove packages
 */
record Selection(List<Action> actions, boolean removing) {
    static final Selection NOTHING = new Selection(List.of(), false);

    Selection {
        actions = List.copyOf(actions);
    }
}
