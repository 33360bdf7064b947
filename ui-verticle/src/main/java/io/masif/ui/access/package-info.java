/**
 * Who may do what: the role that each route needs, and the refusal of requests without it.
 *
 * <p>Not here: who sends a request (room {@code session}).
 *
 * <p>Flow: {@code RouteTable -> RouteRule -> RoleCheck -> RefusedRequest}.
 */
package io.masif.ui.access;
