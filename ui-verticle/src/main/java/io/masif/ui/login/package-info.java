/**
 * Checks logins: the queue, the throttle, and the first administrator. An attempt is a {@code LoginAttempt}, and its answer a
 * {@code LoginVerdict}: who else should verify logins answers the same message.
 *
 * <p>Not here: hashes of passwords (room {@code password}), cookies and sessions (room {@code session}), the form
 * (room {@code page}), the record of refused logins (room {@code attempt}).
 *
 * <p>Flow:
 * {@code LoginAttempt -> LoginVerticle -> LoginPreparation -> LoginThrottle -> LoginQueue -> PasswordCheck -> LoginVerdict}.
 */
package io.masif.ui.login;
