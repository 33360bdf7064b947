package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.notification.WebhookReceiver.Received;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing is forgotten, and what may have been sent is sent again with the same id. */
class InterruptedSendingTest extends NotificationCase {
    @Test
    void whatWasWrittenDownIsSentByTheNextProcess() {
        receiver.answer((request, number) -> {});
        test(addWebhook());
        Received first = awaitReceived(1);
        receiver.answer((request, number) -> request.response().end());
        restart();
        JsonObject sent = awaitState("sent");
        assertThat(sent.getString("id")).isEqualTo(first.id());
        assertThat(receiver.all().stream().map(Received::id).distinct()).containsExactly(first.id());
    }

    @Test
    void whatWasAcceptedAndCouldNotBeWrittenDownIsSentAgain() {
        JsonObject added = addWebhook();
        rows.query("CREATE TRIGGER failing BEFORE UPDATE ON notification FOR EACH ROW IF NEW.sent_at IS NOT NULL THEN"
                + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the test has it fail'; END IF");
        test(added);
        Received first = awaitReceived(1);
        rows.query("DROP TRIGGER failing");
        assertThat(awaitState("sent").getString("id")).isEqualTo(first.id());
        assertThat(receiver.all().stream().map(Received::id).distinct()).containsExactly(first.id());
    }

    @Test
    void twoUisSendEachOnce() {
        JsonObject added = addWebhook();
        programOf(ui.startAnother());
        IntStream.range(0, 20).forEach(i -> test(added));
        Await.until(
                "all are sent",
                TIMEOUT,
                () -> notifications().stream()
                                .filter(each -> each.getString("state").equals("sent"))
                                .count()
                        == 20);
        assertThat(receiver.all().stream().map(Received::id).distinct()).hasSize(20);
        assertThat(receiver.all())
                .hasSize(notifications().stream()
                        .mapToInt(each -> each.getInteger("attempts"))
                        .sum());
    }
}
