/**
 * The HTTP API of a UI: requests, pages of lists, streams of events, and sentences about what went wrong.
 *
 * <p>Not here: which server it is (room {@code config}), and what is asked (rooms of {@code command}).
 *
 * <p>Flow: {@code Query -> ApiClient -> Problem, ConnectionProblem}.
 */
package io.masif.cli.api;
