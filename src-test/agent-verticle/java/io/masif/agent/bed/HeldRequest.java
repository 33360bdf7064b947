package io.masif.agent.bed;

import io.vertx.core.http.HttpServerRequest;

/** A report that waits for its answer. */
public record HeldRequest(HttpServerRequest request, int seconds) {}
