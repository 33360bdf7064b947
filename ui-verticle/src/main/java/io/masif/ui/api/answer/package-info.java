/**
 * Answers of the API: JSON with entity tags, pages of lists with cursors, problem documents.
 *
 * <p>Not here: what is answered (the other rooms of {@code api}).
 *
 * <p>Flow: {@code ListParameters -> ListRequest -> ListAnswer -> JsonAnswer}.
 */
package io.masif.ui.api.answer;
