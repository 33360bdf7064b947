package io.masif.agent.facts;

import java.util.List;

/**
 * Services that still use replaced files.
 *
 * @param all their names, sorted; on systemd those of units
 * @param restartable those among them that needrestart would restart without a further question
 */
record OutdatedServices(List<String> all, List<String> restartable) {
    static final OutdatedServices NONE = new OutdatedServices(List.of(), List.of());

    OutdatedServices {
        all = List.copyOf(all);
        restartable = List.copyOf(restartable);
    }
}
