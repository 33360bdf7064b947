package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Administrators add routes on the page, try them, and see what was sent; all forms work without scripts. */
class NotificationPagesTest extends NotificationCase {
    private static final String PAGE = "/settings/notifications";
    private static final Pattern SECRET = Pattern.compile("data-testid=\"secret\">([^<]+)<");

    @Test
    void aRouteIsAddedTriedAndRemoved() {
        assertThat(admin.get("/settings").body()).contains("href=\"/settings/notifications\"");
        assertThat(admin.get(PAGE).body()).contains("There is no route: nobody is notified.");
        HttpResponse<String> added = addRoute(receiver.url());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        Matcher secret = SECRET.matcher(added.body());
        assertThat(secret.find()).isTrue();

        assertThat(post(admin, PAGE + "/1/test").statusCode()).isEqualTo(303);
        WebhookReceiver.verify(awaitReceived(1), secret.group(1));
        Await.until("sent", TIMEOUT, () -> admin.get(PAGE).body().contains("data-state=\"sent\""));
        assertThat(admin.get(PAGE).body())
                .contains("chat", "Test notification, requested by admin.")
                .doesNotContain(secret.group(1));
        assertThat(admin.get(PAGE + "/1").body()).doesNotContain(secret.group(1));
        assertThat(admin.get(PAGE + ".csv").body())
                .contains("created,route,event,text,state")
                .contains(",chat,test,\"Test notification, requested by admin.\",sent,1,");

        assertThat(post(admin, PAGE + "/1/disable").statusCode()).isEqualTo(303);
        assertThat(admin.get(PAGE).body()).contains("<span class=\"badge plain\">off</span>");
        assertThat(post(admin, PAGE + "/1/enable").statusCode()).isEqualTo(303);
        assertThat(post(admin, PAGE + "/1/remove").statusCode()).isEqualTo(303);
        assertThat(admin.get(PAGE).body())
                .contains("There is no route: nobody is notified.")
                .contains("Test notification, requested by admin.");
        assertThat(admin.get("/activity").body())
                .contains("added the route chat of notifications to http://127.0.0.1:")
                .contains("removed the route chat of notifications");
    }

    @Test
    void whyAReceiverDidNotAcceptItIsSaidInTheReadersLanguage() {
        addRoute("http://127.0.0.1:" + Ports.free() + "/hook");
        assertThat(post(admin, PAGE + "/1/test").statusCode()).isEqualTo(303);
        Await.until("failed", TIMEOUT, () -> sentPage().contains("Connection refused: "));
        assertThat(post(admin, "/preferences", "language", "de", "return", "/").statusCode())
                .isEqualTo(303);
        assertThat(sentPage()).contains("Verbindung abgelehnt: ");
        assertThat(post(admin, PAGE + "/1/disable").statusCode()).isEqualTo(303);
        assertThat(sentPage()).contains("die Route wurde abgeschaltet oder entfernt");
        rows.query("UPDATE notification SET last_error = 'the receiver''s certificate has expired'");
        assertThat(sentPage()).contains("das Zertifikat des Empfängers ist abgelaufen");
        rows.query("UPDATE notification SET last_error = '550 mailbox full'");
        assertThat(sentPage()).contains("550 mailbox full");
    }

    @Test
    void whyNothingWasExecutedIsSaidInTheReadersLanguage() {
        addRoute(receiver.url());
        rows.query("""
                INSERT INTO notification (uuid, route_id, event, subject, detail, created_at, attempts, sent_at)
                VALUES ('u', 1, 'run-failed', 's', '{"cause":"no reason was given","hosts":1,"names":["a"],"more":false}',
                  UTC_TIMESTAMP(3), 1, UTC_TIMESTAMP(3))
                """);
        assertThat(sentPage()).contains("Nothing was executed on 1 host: no reason was given (a)");
        assertThat(post(admin, "/preferences", "language", "de", "return", "/").statusCode())
                .isEqualTo(303);
        assertThat(sentPage()).contains("wurde nichts ausgeführt: kein Grund wurde genannt (a)");
    }

    private String sentPage() {
        return HtmlText.of(admin.get(PAGE).body());
    }

    @Test
    void aRouteIsChanged() {
        addRoute(receiver.url());
        HttpResponse<String> saved = post(
                admin,
                PAGE + "/1/save",
                "name",
                "alerts",
                "target",
                "https://x.example/y",
                "event",
                "run-failed",
                "days",
                "3");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(admin.get(PAGE + "/1").body())
                .contains("value=\"alerts\"", "value=\"https://x.example/y\"", "value=\"3\"");
        assertThat(admin.get(PAGE).body()).contains("https://x.example/…").doesNotContain("https://x.example/y");
    }

    @Test
    void aWrongFieldIsNamed() {
        HttpResponse<String> refused = addRoute("hooks.example.com");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("must be one such as https://hooks.example.com/masif", "role=\"alert\"")
                .contains("value=\"chat\"", "value=\"hooks.example.com\"", "value=\"hosts-silent\" checked")
                .doesNotContain("value=\"rollout-paused\" checked");
        assertThat(post(admin, PAGE, "name", "a", "kind", "webhook", "target", receiver.url(), "days", "7")
                        .body())
                .contains("A route that wants no event sends nothing");
        assertThat(rows.countRows("notification_route")).isZero();
    }

    @Test
    void othersOnlyLook() {
        addRoute(receiver.url());
        Browser viewer = logInNew("watcher", "viewer");
        assertThat(viewer.get(PAGE).body())
                .contains("chat", "http://127.0.0.1")
                .doesNotContain("/hook", "<form method=\"post\" action=\"/settings", "id=\"add-route\"");
        assertThat(viewer.get(PAGE + "/1").statusCode()).isEqualTo(403);
        assertThat(post(viewer, PAGE + "/1/test").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> addRoute(String target) {
        return post(
                admin,
                PAGE,
                "name",
                "chat",
                "kind",
                "webhook",
                "target",
                target,
                "event",
                "run-failed",
                "event",
                "hosts-silent",
                "days",
                "7");
    }

    private static HttpResponse<String> post(Browser browser, String path, String... namesAndValues) {
        List<String> all = new ArrayList<>(List.of("csrf", browser.csrf()));
        all.addAll(List.of(namesAndValues));
        return browser.postForm(path, all.toArray(String[]::new));
    }
}
