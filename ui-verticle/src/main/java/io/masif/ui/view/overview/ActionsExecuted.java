package io.masif.ui.view.overview;

/**
 * How many actions hosts executed since some moment.
 *
 * @param done how many succeeded
 * @param failed how many failed
 */
public record ActionsExecuted(long done, long failed) {
    /** The sum of both. */
    public ActionsExecuted plus(ActionsExecuted other) {
        return new ActionsExecuted(done + other.done, failed + other.failed);
    }
}
