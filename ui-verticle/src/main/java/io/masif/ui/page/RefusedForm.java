package io.masif.ui.page;

import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Shows a form again if what was sent is refused, so that nobody has to fill it in twice. With htmx the form is still there, and
 * the page shows the sentence in it.
 */
public final class RefusedForm {
    private RefusedForm() {}

    /**
     * Does what a form asks for.
     *
     * @param action throws or fails if it cannot be done; answers the request otherwise
     * @param form shows the form with what was sent and the sentence that it is given, in the reader's language; the status is
     *     set already
     */
    public static void answer(RoutingContext context, Supplier<Future<?>> action, Consumer<String> form) {
        start(action).onFailure(cause -> {
            if (cause instanceof Failure failure && isRefusal(failure) && !PageRenderer.isHtmxRequest(context)) {
                context.response().setStatusCode(failure.code().status());
                form.accept(PageContext.of(context).text(failure.sentence()));
            } else {
                context.fail(cause);
            }
        });
    }

    private static Future<?> start(Supplier<Future<?>> action) {
        try {
            return action.get();
        } catch (Failure e) {
            return Future.failedFuture(e);
        }
    }

    private static boolean isRefusal(Failure failure) {
        return failure.code() == Failure.Code.BAD_INPUT || failure.code() == Failure.Code.CONFLICT;
    }
}
