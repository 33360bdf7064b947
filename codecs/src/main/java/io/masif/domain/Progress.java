package io.masif.domain;

import io.masif.text.TextRules;

/**
 * The progress of a run, as apt reports it.
 *
 * @param percent 0 to 100, of the download or of dpkg's work
 * @param step the present step, such as {@code Installing foo (amd64)}
 */
public record Progress(int percent, String step) {
    private static final int MAX_PERCENT = 100;
    private static final int MAX_STEP_LENGTH = 255;

    /** @throws IllegalArgumentException with a sentence */
    public Progress {
        if (percent < 0 || percent > MAX_PERCENT) {
            throw new IllegalArgumentException("percent must be between 0 and 100, but is " + percent);
        }
        TextRules.requireText("step", step, MAX_STEP_LENGTH);
    }
}
