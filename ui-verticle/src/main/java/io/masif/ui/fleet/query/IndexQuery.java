package io.masif.ui.fleet.query;

/**
 * A question that is answered from the index of the fleet alone. It is answered on the index's event loop: it must be quick, and
 * what it returns must be immutable.
 */
public interface IndexQuery<R> {
    /** @throws io.masif.failure.Failure if there is no answer, for example because there is no such host */
    R answer(IndexView index);
}
