package io.masif.ui.notification.send;

import io.masif.ui.language.Text;
import io.masif.ui.notification.outbox.NotificationText;
import io.masif.ui.notification.route.MailAddresses;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends a notification as a mail in plain text. The server's certificate is checked. If it refuses some of the recipients, the
 * others get the mail.
 */
final class MailSender {
    private static final int MAX_SUBJECT_LENGTH = 150;

    private final MailClient client;
    /** Sends also if some recipients are refused, but does not say why. */
    private final MailClient lenientClient;

    private final MailServer server;
    private final Duration timeLimit;
    private final String baseUrl;

    /**
     * @param server null if none is configured: then no mail is accepted
     * @param timeLimit for a mail
     * @param baseUrl the address of the UI for links; null if it is not configured
     */
    MailSender(Vertx vertx, MailServer server, Duration timeLimit, String baseUrl) {
        this.server = server;
        this.timeLimit = timeLimit;
        this.baseUrl = baseUrl;
        this.client = server == null ? null : MailClient.create(vertx, createOptions(server, timeLimit));
        this.lenientClient = server == null
                ? null
                : MailClient.create(vertx, createOptions(server, timeLimit).setAllowRcptErrors(true));
    }

    /**
     * The algorithm by which the name in the certificate is checked must not be set: version 5.0.8 of the client sets HTTPS if it
     * finds none, and else removes it.
     */
    private static MailConfig createOptions(MailServer server, Duration timeLimit) {
        MailConfig options = new MailConfig(server.host(), server.port())
                .setSsl(server.security() == MailServer.Security.TLS)
                .setStarttls(
                        server.security() == MailServer.Security.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setConnectTimeout((int) timeLimit.toMillis())
                .setIdleTimeout((int) timeLimit.toSeconds())
                .setKeepAlive(false)
                .setMaxPoolSize(Receiver.MAX_CONCURRENT);
        return server.user() == null
                ? options.setLogin(LoginOption.DISABLED)
                : options.setLogin(LoginOption.REQUIRED)
                        .setUsername(server.user())
                        .setPassword(server.password());
    }

    /** @return a sentence about the recipients that the server refused; empty if there are none */
    Future<Optional<String>> send(OutgoingNotification notification) {
        return client == null
                ? Future.failedFuture(new RejectedException(Text.of("problem.no-mail-server")))
                : send(createMessage(notification)).timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<Optional<String>> send(MailMessage message) {
        return client.sendMail(message)
                .map(Optional.<String>empty())
                .recover(e ->
                        e instanceof SMTPException refusal && message.getTo().size() > 1
                                ? sendToOthers(message, refusal)
                                : Future.failedFuture(e));
    }

    /** Fails for the first reason if there are no others. */
    private Future<Optional<String>> sendToOthers(MailMessage message, SMTPException refusal) {
        return lenientClient
                .sendMail(message)
                .recover(e -> Future.failedFuture(refusal))
                .compose(sent -> sent.getRecipients().isEmpty()
                        ? Future.failedFuture(refusal)
                        : Future.succeededFuture(describe(message, sent.getRecipients(), refusal)));
    }

    private static Optional<String> describe(MailMessage message, List<String> accepted, SMTPException refusal) {
        List<String> refused = message.getTo().stream()
                .filter(each -> !accepted.contains(each))
                .toList();
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of(Text.of("problem.recipients-refused", String.join(", ", refused), refusal.getMessage())
                        .english());
    }

    private MailMessage createMessage(OutgoingNotification notification) {
        String sentence =
                NotificationText.of(notification.event(), notification.detail()).english();
        String domain = server.from().substring(server.from().indexOf('@') + 1);
        return new MailMessage()
                .setFrom(server.from())
                .setTo(MailAddresses.split(notification.route().definition().target()))
                .setSubject("[Masif Upgrader] "
                        + (sentence.length() > MAX_SUBJECT_LENGTH
                                ? sentence.substring(0, MAX_SUBJECT_LENGTH) + "…"
                                : sentence))
                .setText(createText(notification, sentence))
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Message-ID", "<" + notification.uuid() + "@" + domain + ">")
                        .add("Auto-Submitted", "auto-generated"));
    }

    private String createText(OutgoingNotification notification, String sentence) {
        String link = baseUrl == null
                ? ""
                : "\n" + baseUrl + NotificationText.path(notification.event(), notification.detail()) + "\n";
        return sentence + "\n" + link + "\n-- \nMasif Upgrader, route "
                + notification.route().definition().name() + ", " + notification.created() + "\n";
    }
}
