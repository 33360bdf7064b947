package io.masif.ui.brake;

import java.time.Instant;

/**
 * The brake, which holds.
 *
 * @param id its number
 * @param reason why it was set
 * @param author who set it
 * @param since when it was set
 */
public record Brake(long id, String reason, String author, Instant since) {}
