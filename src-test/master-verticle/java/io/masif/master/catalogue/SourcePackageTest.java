package io.masif.master.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.PlannedAction;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterCase;
import io.masif.master.bed.RunningMaster;
import io.masif.wire.EncodedFacts;
import io.masif.wire.Report;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The source packages of actions, of which earlier agents say nothing. */
class SourcePackageTest extends MasterCase {
    private static final Action LIBSSL3 =
            new Action("libssl3", "amd64", Kind.UPDATE, "3.0.15-1", "3.0.16-1", List.of("Debian:12/stable"), false);
    private static final Action OPENSSL =
            new Action("openssl", "amd64", Kind.UPDATE, "3.0.15-1", "3.0.16-1", List.of("Debian:12/stable"), false);
    private static final List<PlannedAction> UNKNOWN = planned(null);
    private static final List<PlannedAction> KNOWN = planned("openssl");

    @Test
    void newActionIsStoredWithItsSource() {
        assertReported(web, KNOWN, new JsonObject());
        assertThat(sources()).isEqualTo("libssl3 from openssl,openssl from -");
        assertThat(changes()).isZero();
    }

    @Test
    void firstUpgradedAgentFillsInTheSourceForTheFleet() {
        assertReported(web, UNKNOWN, new JsonObject().put("agent", "1"));
        assertThat(sources()).isEqualTo("libssl3 from -,openssl from -");
        assertReported(web, KNOWN, new JsonObject().put("agent", "2"));
        assertThat(sources()).isEqualTo("libssl3 from openssl,openssl from -");
        assertThat(changes()).isEqualTo(1);
        try (HttpAgent mail = HttpAgent.of(master, pki, "mail")) {
            assertReported(mail, UNKNOWN, new JsonObject().put("agent", "1"));
            assertReported(mail, KNOWN, new JsonObject().put("agent", "2"));
            assertReported(mail, KNOWN, null);
        }
        assertThat(sources()).isEqualTo("libssl3 from openssl,openssl from -");
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void hostOfWhichNothingElseChangesFillsItIn() {
        assertReported(web, UNKNOWN, new JsonObject());
        assertReported(web, UNKNOWN, null);
        String revision = sql.text("SELECT revision FROM agent WHERE name = 'web'");
        assertReported(web, KNOWN, null);
        assertThat(sources()).isEqualTo("libssl3 from openssl,openssl from -");
        assertThat(sql.text("SELECT revision FROM agent WHERE name = 'web'")).isEqualTo(revision);
    }

    @Test
    void sourceThatIsThereStays() {
        assertReported(web, KNOWN, new JsonObject());
        try (HttpAgent mail = HttpAgent.of(master, pki, "mail")) {
            assertReported(mail, planned("other"), new JsonObject());
        }
        assertThat(sources()).isEqualTo("libssl3 from openssl,openssl from -");
        assertThat(changes()).isZero();
    }

    @Test
    void otherMasterDoesNotFillItInAgain() {
        assertReported(web, UNKNOWN, new JsonObject());
        try (RunningMaster other = RunningMaster.start(database, sql.text("SELECT DATABASE()"), pki);
                HttpAgent mail = HttpAgent.of(other, pki, "mail")) {
            assertReported(mail, UNKNOWN, new JsonObject());
            assertReported(web, KNOWN, null);
            assertReported(mail, KNOWN, null);
        }
        assertThat(sources()).isEqualTo("libssl3 from openssl,openssl from -");
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void manyAreFilledInAtOnce() {
        List<Action> actions = IntStream.range(0, 1200)
                .mapToObj(i -> Action.of("lib" + i, "amd64", Kind.REMOVE, "1", null))
                .toList();
        assertReported(
                web, actions.stream().map(each -> new PlannedAction(each, null)).toList(), new JsonObject());
        assertReported(
                web,
                actions.stream().map(each -> new PlannedAction(each, "lib")).toList(),
                null);
        assertThat(sql.text("SELECT COUNT(*) FROM action WHERE source = 'lib'")).isEqualTo("1200");
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void hostOfVersionOneReportsNone() {
        String task =
                "{\"package\": \"libssl3\", \"action\": \"purge\", \"from_version\": \"1\", \"source\": \"openssl\"}";
        assertThat(web.post("/v1/pending-tasks", "[" + task + "]").status()).isEqualTo(200);
        assertThat(sources()).isEqualTo("libssl3 from -");
    }

    private static List<PlannedAction> planned(String source) {
        return List.of(new PlannedAction(LIBSSL3, source), new PlannedAction(OPENSSL, null));
    }

    /** @param facts null if they are those of the last report */
    private static void assertReported(HttpAgent host, List<PlannedAction> planned, JsonObject facts) {
        Plan plan = Plan.ofPlanned(planned);
        String report = new Report(
                        plan.digest(), Optional.of(plan), facts == null ? null : EncodedFacts.of(facts), List.of())
                .toJson()
                .encode();
        assertThat(host.post("/v2/report", report).status()).isEqualTo(200);
    }

    private String sources() {
        return sql.text("SELECT GROUP_CONCAT(package, ' from ', COALESCE(source, '-') ORDER BY package) FROM action");
    }

    private int changes() {
        return Integer.parseInt(sql.text("SELECT value FROM counter WHERE name = 'source'"));
    }
}
