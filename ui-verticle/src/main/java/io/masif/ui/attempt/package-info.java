/**
 * Records what was refused, logins and requests, in the log and in the history, so that a flood fills neither.
 *
 * <p>Not here: what refuses logins (room {@code login}) and requests (room {@code access}).
 *
 * <p>Flow: {@code LoginAttempt, RefusedRequest -> AttemptVerticle -> AttemptLog}.
 */
package io.masif.ui.attempt;
