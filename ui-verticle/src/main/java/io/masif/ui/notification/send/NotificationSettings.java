package io.masif.ui.notification.send;

import java.time.Duration;
import java.util.Optional;

/**
 * How notifications are sent.
 *
 * @param url the address of the UI for links, without a slash at its end; null if it is not configured
 * @param mail empty if no mails are sent
 * @param retry the time after which a notification that was not accepted is sent again for the first time
 */
public record NotificationSettings(String url, Optional<MailServer> mail, Duration retry) {
    /** The history stores this text. */
    @Override
    public String toString() {
        return "url=" + url + " mail=" + mail.map(MailServer::toString).orElse("none") + " retry=" + retry;
    }
}
