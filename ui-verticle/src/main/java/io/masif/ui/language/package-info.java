/**
 * The languages of the pages, and their texts.
 *
 * <p>Not here: which language a reader gets, and how values are formatted (room {@code page}).
 *
 * <p>Flow: {@code Language -> Texts}; where the reader is not known yet, as of a failure, {@code Text -> Texts}; of what is
 * stored in English, {@code StoredProblem -> Text}.
 */
package io.masif.ui.language;
