/**
 * Failures that a server answers with a status and a sentence. Not here: how they become a response, which is in each server's
 * failure handler.
 * Flow: thrown anywhere, passed over the event bus as a {@code ReplyException}, and converted back by {@code Failure.from}.
 */
package io.masif.failure;
