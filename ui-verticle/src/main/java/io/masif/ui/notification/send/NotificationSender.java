package io.masif.ui.notification.send;

import io.vertx.core.Future;

/** Sends notifications by the kinds of their routes. */
public final class NotificationSender {
    private final WebhookSender webhooks;
    private final MailSender mails;

    public NotificationSender(WebhookSender webhooks, MailSender mails) {
        this.webhooks = webhooks;
        this.mails = mails;
    }

    /** Fails, with a sentence, if it was not accepted within the time limit. */
    public Future<Void> send(OutgoingNotification notification) {
        return switch (notification.route().definition().kind()) {
            case WEBHOOK -> webhooks.send(notification);
            case MAIL -> mails.send(notification);
        };
    }
}
