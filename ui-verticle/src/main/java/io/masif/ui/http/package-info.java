/**
 * Requests and answers as such: connections and their limits, addresses of clients, syntax, bodies, compression,
 * headers, static files.
 *
 * <p>Not here: who is logged in (room {@code session}), and what a page or the API answers.
 *
 * <p>Flow: {@code ClientConnections -> RequestSyntax -> Compression -> SecurityHeaders -> RequestBody}.
 */
package io.masif.ui.http;
