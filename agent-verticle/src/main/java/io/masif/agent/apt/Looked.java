package io.masif.agent.apt;

import java.time.Instant;

/**
 * What came of asking apt.
 *
 * @param started when its simulation was started
 * @param ended when it had ended
 */
public record Looked(Instant started, Instant ended, Outlook outlook) {}
