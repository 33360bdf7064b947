package io.masif.ui.rollout.store;

import io.masif.decision.HostSet;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.state.RolloutMachine;
import io.masif.ui.rollout.state.RolloutStatus;
import java.util.List;

/**
 * A rollout as the database has it.
 *
 * @param revision how often it was changed: who changes it says which revision was read
 * @param rings one of each ring of the plan
 * @param approved the hosts for which it made a decision since it began or was resumed, even if an operator has revoked that
 *     since; empty if they were not read
 */
public record Rollout(
        RolloutDefinition definition, long revision, RolloutStatus status, List<RingRecord> rings, HostSet approved) {
    public Rollout {
        rings = List.copyOf(rings);
    }

    public long id() {
        return definition.id();
    }

    /** What it does next. */
    public RolloutMachine machine() {
        return new RolloutMachine(definition.plan().rings());
    }

    /** The failure for a number that no rollout has. */
    public static Failure createNotFound(long id) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-rollout.none", Long.toString(id)));
    }

    /** The failure for a text that is the number of no rollout. */
    public static Failure createNotFound(String text) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-rollout.none", Quote.of(text)));
    }
}
