package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.notification.send.NotificationSettings;
import io.vertx.core.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails are given to the configured server, also if it is away for a while. */
class MailTest extends NotificationCase {
    private static final String MAIL = route("team", "mail", "anna@example.com, bob@example.com", ALL);

    private MailReceiver server;

    @BeforeEach
    void startServer() {
        server = new MailReceiver();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private void restartWithMail() {
        ui.restart(
                new NotificationSettings("https://masif.test", Optional.of(server.settings()), Duration.ofMillis(50)));
        useRestarted();
    }

    @Test
    void aTestComesAsAMailToAllAddresses() throws Exception {
        restartWithMail();
        JsonObject added = add(MAIL);
        assertThat(added.getString("secret")).isNull();
        test(added);
        JsonObject sent = awaitState("sent");
        assertThat(server.mails()).hasSize(2);
        MimeMessage mail = server.mails().get(0);
        assertThat(mail.getSubject()).isEqualTo("[Masif Upgrader] Test notification, requested by admin.");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("masif@example.com");
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("anna@example.com", "bob@example.com");
        assertThat(mail.getMessageID()).isEqualTo("<" + sent.getString("id") + "@example.com>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString())
                .contains("Test notification", "https://masif.test/settings/notifications", "route team");
    }

    @Test
    void aMailThatCannotBeSentWaitsUntilTheServerIsThere() {
        restartWithMail();
        JsonObject added = add(MAIL);
        server.close();
        test(added);
        Await.until(
                "a failure", TIMEOUT, () -> notifications().stream().anyMatch(each -> each.getString("error") != null));
        server = new MailReceiver();
        restartWithMail();
        assertThat(awaitState("sent").getInteger("attempts")).isGreaterThan(1);
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void oneAddressThatIsRefusedDoesNotKeepTheOthersFromGettingIt() {
        server.refuse("bob@example.com");
        restartWithMail();
        test(add(MAIL));
        JsonObject sent = awaitState("sent");
        assertThat(server.mails()).hasSize(1);
        assertThat(sent.getString("error"))
                .startsWith("the mail server refused bob@example.com with the answer ")
                .contains("553")
                .doesNotContain("anna");
        assertThat(ui.logIn().get("/settings/notifications").body())
                .contains("the mail server refused bob@example.com");
    }

    @Test
    void aMailThatNobodyGetsIsNotSent() {
        server.refuse("anna@example.com", "bob@example.com");
        restartWithMail();
        test(add(MAIL));
        Await.until("a failure", TIMEOUT, () -> notifications().stream()
                .anyMatch(each -> String.valueOf(each.getString("error")).contains("553")));
        assertThat(notifications().get(0).getString("sent")).isNull();
        server.refuseNobody();
        awaitState("sent");
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void withoutAServerARouteForMailsIsRefused() {
        HttpResponse<String> answer = program.post(ROUTES, MAIL);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).contains("notifications.mail.host");
        assertThat(rows.countRows("notification_route")).isZero();
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        restartWithMail();
        for (String target :
                List.of("anna", "anna@", "Anna <anna@example.com>", "a@example.com\nBcc: b@example.com", "")) {
            HttpResponse<String> answer = program.post(ROUTES, route("team", "mail", target, ALL));
            assertThat(answer.statusCode()).as(target).isEqualTo(400);
        }
        assertThat(rows.countRows("notification_route")).isZero();
    }
}
