package io.masif.agent.apt;

import java.util.Set;

/** Runs whose outcome a master has stored, by their ids. */
public record Acknowledgement(Set<String> runs) {
    public Acknowledgement {
        runs = Set.copyOf(runs);
    }
}
