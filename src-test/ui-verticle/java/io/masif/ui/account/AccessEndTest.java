package io.masif.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator has logged in with ends on every UI when an administrator changes the operator at one of them. */
class AccessEndTest extends OperatorCase {
    private static final Pattern SECRET = Pattern.compile("data-testid=\"secret\">([^<]+)<");

    @ParameterizedTest
    @ValueSource(strings = {"disable", "role", "reset-password"})
    void sessionsTokensPasswordsAndStreamsEndOnTwoUis(String change) throws IOException {
        Browser session = logInNew("anna", "approver");
        Browser another = ui.startAnother();
        String token = createToken(session);
        List<Browser> clients = Stream.of(
                        session,
                        ui.browser().withBearerToken(token),
                        ui.browser().withBasicAuthentication("anna", RunningUi.PASSWORD))
                .flatMap(client -> Stream.of(client, client.withBase(another.base())))
                .toList();
        Await.until("all are let in", TIMEOUT, () -> clients.stream()
                .allMatch(client -> client.get("/api/v1/hosts").statusCode() == 200));
        List<EventStreamReader> streams =
                clients.stream().map(client -> client.openEvents(null)).toList();
        streams.forEach(stream -> stream.awaitLine("event: snapshot"));
        EventStreamReader others = admin.openEvents(null);
        others.awaitLine("event: snapshot");
        assertThat(admin.postForm(pathOf("anna") + "/" + change, "csrf", admin.csrf(), "role", "viewer")
                        .statusCode())
                .isIn(200, 303);
        boolean isPasswordKept = change.equals("role");
        assertThat(clients.subList(0, isPasswordKept ? 4 : 6))
                .allSatisfy(client ->
                        assertThat(client.get("/api/v1/hosts").statusCode()).isEqualTo(401));
        assertThat(clients.get(5).post("/api/v1/approvals", "{}").statusCode()).isIn(401, 403);
        Await.until("the end of all streams", TIMEOUT, () -> streams.stream().allMatch(EventStreamReader::isEnded));
        assertThat(others.isEnded()).isFalse();
        others.close();
        for (EventStreamReader stream : streams) {
            stream.close();
        }
    }

    private static String createToken(Browser session) {
        String page = session.postForm(
                        "/account/tokens", "csrf", session.csrf(), "name", "deploy", "role", "viewer", "days", "30")
                .body();
        Matcher matcher = SECRET.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }
}
