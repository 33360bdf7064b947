package io.masif.ui.api.notification;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.language.Text;
import io.masif.ui.notification.outbox.NotificationFilter;
import io.masif.ui.notification.outbox.NotificationList;
import io.masif.ui.notification.outbox.NotificationState;
import io.masif.ui.notification.outbox.StoredNotification;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.view.Moments;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** The operation about what was sent. */
public final class NotificationsApi {
    private final NotificationList notifications;

    public NotificationsApi(NotificationList notifications) {
        this.notifications = notifications;
    }

    /** Mounts the operation. */
    public void mount(ContractRoutes routes) {
        routes.mount("listNotifications", this::list);
    }

    private void list(RoutingContext context) {
        int limit = ListParameters.readLimit(context.queryParams());
        notifications
                .find(readFilter(context.queryParams()), ListParameters.readNumber(context.queryParams()), limit + 1)
                .recover(DatabaseErrors::failRead)
                .compose(found -> ListAnswer.byNumber(found, limit, StoredNotification::id)
                        .send(context, RouteJson::write))
                .onFailure(context::fail);
    }

    private static NotificationFilter readFilter(MultiMap parameters) {
        String since = parameters.get("since");
        return new NotificationFilter(
                read(parameters, "route", Optional::of, ""),
                read(parameters, "event", NotificationEvent::find, NotificationEvent.words()),
                read(parameters, "state", NotificationState::of, NotificationState.words()),
                since == null ? null : Moments.parse("since", since));
    }

    /** Null if it is not given. */
    private static <T> T read(
            MultiMap parameters, String name, Function<String, Optional<T>> parser, String possibleWords) {
        String word = parameters.get(name);
        return word == null || word.isEmpty()
                ? null
                : parser.apply(word)
                        .orElseThrow(
                                () -> Failure.badInput(Text.of("refusal.one-of", name, possibleWords, Quote.of(word))));
    }
}
