package io.masif.ui.engine;

import io.masif.flow.AsyncLoop;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Works on several things, one after the other. One that fails does not keep the others from it. */
public final class EachInTurn {
    private EachInTurn() {}

    /** Works on all of them. Fails at the end, with the first failure, if one failed. */
    public static <T> Future<Void> run(List<T> all, Function<T, Future<?>> work) {
        Iterator<T> rest = all.iterator();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        return AsyncLoop.repeatWhile(() -> rest.hasNext()
                        ? Future.succeededFuture(rest.next())
                                .compose(work::apply)
                                .onFailure(e -> failure.compareAndSet(null, e))
                                .transform(done -> Future.succeededFuture(true))
                        : Future.succeededFuture(false))
                .compose(done -> failure.get() == null ? Future.succeededFuture() : Future.failedFuture(failure.get()));
    }
}
