/**
 * Checks logins: the queue, the throttle, the log of failures, and the administrator's account.
 *
 * <p>Not here: hashes of passwords (room {@code password}), cookies and sessions (room {@code session}), the form
 * (room {@code page}).
 *
 * <p>Flow: {@code LoginAttempt -> LoginVerticle -> LoginThrottle -> LoginQueue -> PasswordCheck -> LoginVerdict}.
 */
package io.masif.ui.login;
