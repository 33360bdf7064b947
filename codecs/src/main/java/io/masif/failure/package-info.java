/**
 * Failures that a server answers with a status and a sentence. Not here: how they become a response, which is in each server's
 * failure handler.
 * Flow: thrown anywhere, passed over the event bus as a {@code ReplyException} that holds it, and taken out of it by
 * {@code Failure.from}. What the client is told is a {@code Sentence}: in English only, or in each language of a server.
 */
package io.masif.failure;
