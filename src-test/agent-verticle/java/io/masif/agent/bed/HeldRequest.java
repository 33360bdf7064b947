package io.masif.agent.bed;

import io.vertx.core.http.HttpServerRequest;

/**
 * A report that waits for its answer.
 *
 * @param number how many reports had come with it
 */
public record HeldRequest(HttpServerRequest request, int seconds, int number) {}
