/**
 * Who sends a request: sessions and their cookies, HTTP Basic, the bearer token, CSRF tokens.
 *
 * <p>Not here: the comparison of passwords (rooms {@code login} and {@code password}).
 *
 * <p>Flow: {@code AuthenticationHandler -> Sessions -> SessionStore; AuthenticationHandler -> Credentials ->
 * ProgramAuthentication -> LoginAttempt -> LoginVerdict; CsrfCheck -> CsrfTokenMask}.
 */
package io.masif.ui.session;
