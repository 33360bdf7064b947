package io.masif.ui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.ui.api.contract.Contract;
import io.masif.ui.api.contract.Operation;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The role of each route is in one table or in the contract, and counts. The UI that runs here has checked that none lacks. */
class RouteTableTest extends OperatorCase {
    private static final List<RouteRule> RULES = Stream.concat(
                    RouteTable.rules().stream(),
                    Contract.load().operations().stream().map(Operation::rule))
            .toList();

    @Test
    void aRouteThatIsNotInTheTableIsRefusedAtTheStart() {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.get("/forgotten/:id").handler(context -> context.end());
        assertThatThrownBy(() -> RouteTable.requireComplete(router))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("routes without a role: add them to RouteTable: GET /forgotten/:id");
        vertx.close();
    }

    @Test
    void withoutALoginOnlyOpenRoutesAnswer() {
        SoftAssertions answers = new SoftAssertions();
        Browser nobody = ui.browser();
        for (RouteRule rule : RULES) {
            HttpResponse<String> answer = send(nobody, rule, "");
            boolean isRefused = answer.statusCode() == 401
                    || answer.headers()
                            .firstValue("Location")
                            .filter("/login"::equals)
                            .isPresent();
            answers.assertThat(isRefused && !rule.path().equals("/login"))
                    .as(rule.describe())
                    .isEqualTo(!rule.isOpen());
        }
        answers.assertAll();
    }

    @Test
    void eachRoleIsRefusedWhatNeedsAnotherOne() {
        SoftAssertions answers = new SoftAssertions();
        for (Role role : List.of(Role.VIEWER, Role.APPROVER)) {
            Browser page = logInNew(role.word(), role.word());
            String csrf = page.csrf();
            Browser program = ui.browser().withBasicAuthentication(role.word(), RunningUi.PASSWORD);
            for (RouteRule rule : RULES) {
                if (!rule.isOpen() && !role.includes(rule.role())) {
                    boolean isApi = rule.path().startsWith("/api/");
                    HttpResponse<String> answer = isApi ? send(program, rule, "") : send(page, rule, csrf);
                    answers.assertThat(answer.statusCode()).as(rule.describe()).isEqualTo(403);
                    answers.assertThat(answer.body())
                            .as(rule.describe())
                            .contains("This needs the role " + rule.role().word());
                }
            }
        }
        answers.assertAll();
        assertThat(rows.countRows("decision")).isZero();
    }

    @Test
    void thePortForManagementAsksForNoLogin() {
        Browser management = new Browser("http://127.0.0.1:" + ui.managementPort());
        for (String path : List.of("/livez", "/readyz", "/metrics")) {
            assertThat(management.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private static HttpResponse<String> send(Browser browser, RouteRule rule, String csrf) {
        String path = rule.path().replaceAll(":[a-z]+", "1").replace("*", "x");
        String method = rule.method() == null ? "GET" : rule.method().name();
        return switch (method) {
            case "GET" -> browser.get(path);
            case "DELETE" -> browser.delete(path);
            case "PUT" -> browser.send("PUT", path, "{}");
            default -> browser.postForm(path, "csrf", csrf);
        };
    }
}
