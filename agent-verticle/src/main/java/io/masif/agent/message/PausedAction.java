package io.masif.agent.message;

import io.masif.domain.Action;
import java.time.Instant;

/**
 * An approved action that is not executed now, because it failed or was refused before.
 *
 * @param reason a sentence for a person
 * @param until when it is tried again; null if it is not tried again because of the time alone
 */
public record PausedAction(Action action, String reason, Instant until) {}
