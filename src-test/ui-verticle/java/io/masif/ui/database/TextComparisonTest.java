package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that differ in blanks at their end are different ones, for operators, packages, versions and hosts. */
class TextComparisonTest extends ApiCase {
    private static final Action PERLX = Action.of("perlx", "amd64", Kind.UPDATE, "5.1", "5.2");
    private static final Action OTHER_PACKAGE = Action.of("perlx ", "amd64", Kind.UPDATE, "5.1", "5.2");
    private static final Action OTHER_VERSION = Action.of("perlx", "amd64", Kind.UPDATE, "5.1", "5.2 ");

    @Test
    void anApprovalDoesNotCoverATextWithATrailingBlank() {
        rows.putHost("hostile", OTHER_PACKAGE, OTHER_VERSION);
        rows.putHost("honest", PERLX);
        awaitPending(3);
        assertThat(approve("perlx", "update", "5.2", null).statusCode()).isEqualTo(201);
        awaitPending(2);
        assertThat(decisions("honest")).containsExactly("perlx|5.2|true");
        assertThat(decisions("hostile")).containsExactlyInAnyOrder("perlx |5.2|false", "perlx|5.2 |false");
    }

    private List<String> decisions(String host) {
        return new JsonObject(api.get("/api/v1/hosts/" + host).body())
                .getJsonArray("plan").stream()
                        .map(JsonObject.class::cast)
                        .map(action -> action.getString("package") + "|" + action.getString("to") + "|"
                                + action.getBoolean("approved"))
                        .toList();
    }

    @Test
    void operatorNamesAreComparedExactly() {
        assertThat(ui.browser()
                        .withBasicAuthentication("admin", RunningUi.PASSWORD)
                        .get("/api/v1/hosts")
                        .statusCode())
                .isEqualTo(200);
        for (String other : new String[] {"admin ", " admin", "Admin", "admin\u00a0"}) {
            assertThat(ui.browser()
                            .withBasicAuthentication(other, RunningUi.PASSWORD)
                            .get("/api/v1/hosts")
                            .statusCode())
                    .as(other)
                    .isEqualTo(401);
        }
    }

    @Test
    void hostNamesAreComparedExactly() {
        rows.putHost("web", PERLX);
        awaitPending(1);
        assertThat(api.get("/api/v1/hosts/web").statusCode()).isEqualTo(200);
        assertThat(api.get("/api/v1/hosts/web%20").statusCode()).isEqualTo(404);
        assertThat(approve("perlx", "update", "5.2", "web ").statusCode()).isGreaterThanOrEqualTo(400);
    }
}
