package io.masif.ui.notification.send;

import io.masif.ui.language.Text;
import io.masif.ui.notification.route.RouteKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Sends notifications by the kinds of their routes. */
public final class NotificationSender {
    private final WebhookSender webhooks;
    private final MailSender mails;

    public NotificationSender(Vertx vertx, NotificationSettings settings) {
        this.webhooks = new WebhookSender(vertx, timeLimit(RouteKind.WEBHOOK), settings.url());
        this.mails = new MailSender(vertx, settings.mail().orElse(null), timeLimit(RouteKind.MAIL), settings.url());
    }

    /** For an attempt; a mail server may look at a mail before it accepts it. */
    public static Duration timeLimit(RouteKind kind) {
        return switch (kind) {
            case WEBHOOK -> Duration.ofSeconds(10);
            case MAIL -> Duration.ofSeconds(30);
        };
    }

    /**
     * Fails, with a sentence, if it was not accepted within the time limit.
     *
     * @return a sentence about those of several recipients that did not accept it; empty if all did
     */
    public Future<Optional<String>> send(OutgoingNotification notification) {
        RouteKind kind = notification.route().definition().kind();
        Future<Optional<String>> sent =
                switch (kind) {
                    case WEBHOOK -> webhooks.send(notification).map(Optional.empty());
                    case MAIL -> mails.send(notification);
                };
        return sent.recover(e -> Future.failedFuture(describe(e, kind)));
    }

    private static Throwable describe(Throwable failure, RouteKind kind) {
        return failure instanceof TimeoutException
                ? new RejectedException(Text.of(
                        "problem.no-answer-within",
                        Long.toString(timeLimit(kind).toSeconds())))
                : CertificateProblem.find(failure)
                        .<Throwable>map(RejectedException::new)
                        .orElse(failure);
    }
}
