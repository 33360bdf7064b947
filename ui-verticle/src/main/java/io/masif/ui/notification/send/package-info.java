/**
 * Sends one notification once: webhooks, signed as the specification Standard Webhooks says, and mails.
 *
 * <p>Not here: when and how often it is tried (room {@code notification.engine}).
 *
 * <p>Flow: {@code OutgoingNotification -> NotificationSender -> WebhookSender, MailSender}.
 */
package io.masif.ui.notification.send;
