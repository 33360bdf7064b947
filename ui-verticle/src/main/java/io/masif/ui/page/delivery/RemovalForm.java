package io.masif.ui.page.delivery;

import io.masif.ui.access.Actor;
import io.masif.ui.page.FormResult;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.Question;
import io.masif.ui.page.TextField;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/**
 * The button that removes something of the page of windows, after a question.
 *
 * @param field of the form, with its number
 * @param finder finds what the question is about; fails if it is not there
 * @param sentence the key of what is said when it is removed
 */
record RemovalForm<T>(
        String field,
        LongFunction<Future<T>> finder,
        BiFunction<PageContext, T, Question> question,
        Remover remover,
        String sentence)
        implements Handler<RoutingContext> {

    /** Removes the one of a number. */
    @FunctionalInterface
    interface Remover {
        Future<Void> remove(long id, Actor actor);
    }

    @Override
    public void handle(RoutingContext context) {
        PageContext page = PageContext.of(context);
        long id = TextField.readNumber(context, field);
        Future<?> answered = Question.isAnswered(context)
                ? remover.remove(id, Actor.of(context))
                        .onSuccess(removed -> FormResult.show(context, page.text(sentence), WindowPages.PATH))
                : finder.apply(id)
                        .onSuccess(found -> question.apply(page, found).ask(context));
        answered.onFailure(context::fail);
    }
}
