package io.masif.ui.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.InstanceRows;
import io.masif.ui.bed.OperatorCase;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables without a search are files as well, with all rows, for those who see the table. */
class TableFilesTest extends OperatorCase {
    private static final int MANY = 250;

    private static List<String> lines(Browser browser, String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        return answer.body().lines().toList();
    }

    private void assertLinked(Browser browser, String page, String file) {
        assertThat(browser.get(page).body()).as(page).contains("href=\"" + file + "\" download");
    }

    @Test
    void mastersAndUis() {
        InstanceRows.putMaster(rows, "master-a", 5, 180);
        InstanceRows.putMaster(rows, "killed", 600, 180);
        Browser viewer = logInNew("vera", "viewer");
        assertLinked(viewer, "/settings", "/settings/instances.csv");
        assertThat(lines(viewer, "/settings/instances.csv"))
                .startsWith("name,kind,version,started,seen,alive,certificate-ends,lists-due")
                .anyMatch(line -> line.matches("master-a,master,9\\.8\\.7,2026-01-02T03:04:05Z,.*,true,2.*Z,2.*Z"))
                .anyMatch(line -> line.matches("killed,master,.*,false,.*"));
    }

    @Test
    void operatorsAndTheirTokensAreForAdministrators() {
        Browser vera = logInNew("vera", "viewer");
        String csrf = vera.csrf();
        vera.postForm("/account/tokens", "csrf", csrf, "name", "=deploy", "role", "viewer", "days", "30");
        assertLinked(admin, "/settings/operators", "/settings/operators.csv");
        assertThat(lines(admin, "/settings/operators.csv"))
                .startsWith("name,role,enabled,disabled,password-must-change,sessions,tokens,created")
                .anyMatch(line -> line.startsWith("vera,viewer,true,,false,1,1,"));
        String tokens = pathOf("vera") + "/tokens.csv";
        assertLinked(admin, pathOf("vera"), tokens);
        assertLinked(vera, "/account", "/account/tokens.csv");
        for (List<String> file : List.of(lines(admin, tokens), lines(vera, "/account/tokens.csv"))) {
            assertThat(file).hasSize(2).startsWith("name,role,created,expires,last-used");
            assertThat(file.get(1)).startsWith("'=deploy,viewer,2").endsWith("Z,");
        }
        assertThat(lines(admin, "/account/tokens.csv")).hasSize(1);
        for (String path : List.of("/settings/operators.csv", tokens)) {
            assertThat(vera.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void routesOfNotificationsHaveNoSecrets() {
        rows.query(
                "INSERT INTO notification_route (name, kind, target, secret, events, security_days, author, created_at)"
                        + " VALUES ('chat', 'webhook', 'https://chat.example.com/hook/hidden', 'key', 'test', 3, 'admin',"
                        + " '2026-01-02 03:04:05')");
        Browser viewer = logInNew("vera", "viewer");
        assertLinked(viewer, "/settings/notifications", "/settings/notification-routes.csv");
        assertThat(lines(viewer, "/settings/notification-routes.csv"))
                .hasSize(2)
                .startsWith("name,kind,target,enabled,enabled-since,dropped,events,security-days")
                .allMatch(line -> !line.contains("hidden") && !line.contains("key") && !line.contains("admin"))
                .last()
                .asString()
                .startsWith("chat,webhook,https://chat.example.com")
                .endsWith(",3");
    }

    @Test
    void daysOfThePlot() {
        rows.putHost("a", PERL);
        awaitPending(1);
        rows.query("INSERT INTO fleet_sample VALUES (DATE(UTC_TIMESTAMP()) - INTERVAL 12 HOUR, 2, 1, 1, 3, 4, 5)");
        assertLinked(admin, "/", "/overview.csv");
        assertThat(lines(admin, "/overview.csv"))
                .hasSize(2)
                .startsWith("day,pending-hosts,security-hosts,done,failed")
                .last()
                .asString()
                .matches("2[0-9]{3}-[0-9]{2}-[0-9]{2},1,1,4,5");
    }

    @Test
    void allActionsOfARunAndOfAPlan() {
        Action[] actions = Stream.concat(
                        IntStream.range(0, MANY)
                                .mapToObj(i -> Action.of("p%03d".formatted(i), "amd64", Kind.UPDATE, "1", "2")),
                        Stream.of(OLD))
                .toArray(Action[]::new);
        rows.putHost("web 1", actions);
        awaitPending(MANY + 1);
        rows.putRun("web 1", PERL, Result.FAILED, "exit status 3", "the output");
        rows.query("INSERT INTO run_action (run_id, action_id, result)"
                + " SELECT run.id, action.id, 'done' FROM run JOIN action ON action.package LIKE 'p0%'");
        Number run = (Number) rows.query("SELECT id FROM run").iterator().next().getValue(0);
        String path = "/hosts/web%201/runs/" + run;
        assertLinked(admin, path, path + "/actions.csv");
        assertThat(lines(admin, path + "/actions.csv"))
                .hasSize(102)
                .startsWith("package,action,version,result,message")
                .contains("perl,update,5.36,failed,exit status 3", "p042,update,2,done,");
        assertThat(admin.get("/hosts/web%201/runs/999/actions.csv").statusCode())
                .isEqualTo(404);

        String plan = "/plans/"
                + rows.query("SELECT plan_id FROM agent").iterator().next().getValue(0);
        assertLinked(admin, plan, plan + "/actions.csv");
        assertThat(lines(admin, plan + "/actions.csv"))
                .hasSize(MANY + 2)
                .startsWith("package,action,from,to,security,pending,decision", "old,remove,0.9,,false,true,pending")
                .contains("p249,update,1,2,false,true,pending");
        assertThat(admin.get("/plans/99999/actions.csv").statusCode()).isEqualTo(404);
    }
}
