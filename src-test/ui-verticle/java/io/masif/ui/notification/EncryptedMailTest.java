package io.masif.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.masif.ui.notification.send.MailServer;
import io.masif.ui.notification.send.NotificationSettings;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails are given to the server by STARTTLS or TLS, and only to one whose certificate is trusted and names it. */
class EncryptedMailTest extends NotificationCase {
    private static final String MAIL = route("team", "mail", "anna@example.com", ALL);

    @TempDir
    Path folder;

    private TrustedByRuntime trusted;

    @AfterEach
    void distrust() {
        if (trusted != null) {
            trusted.close();
        }
    }

    private Pki pki() {
        return Pki.in(folder.resolve("pki"));
    }

    private void trust() {
        trusted = new TrustedByRuntime(pki().ca(), folder);
    }

    private void restartWith(MailServer server) {
        ui.restart(new NotificationSettings(null, Optional.of(server), Duration.ofMillis(50)));
        useRestarted();
    }

    /** A notification that has failed more than once. */
    private JsonObject awaitRetried() {
        return Await.value("failed and retried", TIMEOUT, () -> notifications().stream()
                .filter(each -> each.getString("error") != null && each.getInteger("attempts") > 1)
                .findFirst());
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void aServerThatIsTrustedGetsIt(MailServer.Security security) throws Exception {
        try (MailReceiver server = new MailReceiver(security, pki().server("mail"))) {
            trust();
            restartWith(server.settings());
            test(add(MAIL));
            assertThat(awaitState("sent").getInteger("attempts")).isEqualTo(1);
            assertThat(server.mails()).hasSize(1);
            assertThat(server.mails().get(0).getSubject()).contains("Test notification");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void aServerOfAnUnknownAuthorityGetsItAsSoonAsThatIsTrusted(MailServer.Security security) throws Exception {
        try (MailReceiver server = new MailReceiver(security, pki().server("mail"))) {
            restartWith(server.settings());
            test(add(MAIL));
            JsonObject refused = awaitRetried();
            assertThat(refused.getString("state")).isEqualTo("waiting");
            assertThat(refused.getString("error"))
                    .isEqualTo("the receiver’s certificate is signed by no authority that the Java runtime of the UI"
                            + " trusts");
            assertThat(server.mails()).isEmpty();
            trust();
            restartWith(server.settings());
            assertThat(awaitState("sent").getString("id")).isEqualTo(refused.getString("id"));
            assertThat(server.mails()).hasSize(1);
            assertThat(server.mails().get(0).getMessageID()).contains(refused.getString("id"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void aServerWhoseCertificateNamesAnotherHostGetsNothing(MailServer.Security security) {
        Pki.Identity other = pki().issue("other", "other", "DNS:mail.example.com");
        try (MailReceiver server = new MailReceiver(security, other)) {
            trust();
            restartWith(server.settings());
            test(add(MAIL));
            assertThat(awaitRetried().getString("error"))
                    .isEqualTo("the receiver’s certificate does not name the host of its address");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotKnowStarttlsGetsNothing() {
        try (MailReceiver server = new MailReceiver()) {
            restartWith(server.settings(MailServer.Security.STARTTLS));
            test(add(MAIL));
            assertThat(awaitRetried().getString("error")).containsIgnoringCase("starttls");
            assertThat(server.mails()).isEmpty();
        }
    }
}
