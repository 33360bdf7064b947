package io.masif.ui.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.host.Facts;
import io.masif.domain.host.Platform;
import io.masif.domain.label.Labels;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.GroupRows;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stored members of a group follow whatever changes. */
class MembershipTest extends ApiCase {
    private GroupRows groups;
    private long debian;
    private long production;

    @BeforeEach
    void putHosts() {
        groups = new GroupRows(ui);
        rows.putHost("web-1", facts("Debian 12.15", "env=prod"), PERL);
        rows.putHost("web-2", facts("Debian 12.15", "env=test"), PERL);
        rows.putHost("db-1", facts("Debian 13.1", ""), PERL);
        debian = groups.add("debian", "os=debian12");
        production = groups.add("production", "env=prod");
        awaitMembers(debian, "web-1", "web-2");
        awaitMembers(production, "web-1");
    }

    @Test
    void labelsOfOperatorsOfAgentsAndOfTheSystemCount() {
        label("db-1", "env", "prod");
        awaitMembers(production, "db-1", "web-1");
        rows.putHost("web-2", facts("Debian 12.15", "env=prod"), PERL);
        awaitMembers(production, "db-1", "web-1", "web-2");
        rows.putHost("web-2", facts("Debian 13.1", "env=prod"), PERL);
        awaitMembers(debian, "web-1");
        label("web-1", "env", "test");
        awaitMembers(production, "db-1", "web-2");
    }

    @Test
    void hostsThatComeAndGoCount() {
        rows.putHost("web-3", facts("Debian 12.1", "env=prod"));
        awaitMembers(debian, "web-1", "web-2", "web-3");
        awaitMembers(production, "web-1", "web-3");
        rows.removeHost("web-1");
        awaitMembers(debian, "web-2", "web-3");
        awaitMembers(production, "web-3");
    }

    /** Masters give it nothing before if anything restricts a group. */
    @Test
    void aHostIsClassifiedWhenItIsAMemberAndNotAnyMoreWhenItIsRemoved() {
        rows.putHost("web-3", facts("Debian 12.1", "env=prod"));
        awaitClassified("db-1", "web-1", "web-2", "web-3");
        assertThat(groups.members(debian)).contains("web-3");
        assertThat(groups.members(production)).contains("web-3");
        rows.removeHost("web-1");
        awaitMembers(debian, "web-2", "web-3");
        awaitClassified("db-1", "web-2", "web-3");
    }

    @Test
    void ofManyGroupsAllAreWrittenBeforeAHostIsClassified() {
        List<Long> all = IntStream.range(0, 120)
                .mapToObj(i -> groups.add("group-" + i, "env=prod"))
                .toList();
        rows.putHost("web-3", facts("Debian 12.1", "env=prod"));
        awaitClassified("db-1", "web-1", "web-2", "web-3");
        assertThat(all).allSatisfy(group -> assertThat(groups.members(group)).containsExactly("web-1", "web-3"));
    }

    @Test
    void aChangedSelectorAppliesToAllHosts() {
        groups.change(production, "env,name~web-*");
        awaitMembers(production, "web-1", "web-2");
    }

    @Test
    void theHostsOfAGroupByHandAreItsMembersWhileTheyExist() {
        long group = groups.addByHand("by-hand", "web-2", "db-1");
        awaitMembers(group, "db-1", "web-2");
        rows.removeHost("db-1");
        awaitMembers(group, "web-2");
    }

    @Test
    void theCounterIsRaisedOnlyWhenMembersChange() {
        awaitClassified("db-1", "web-1", "web-2");
        rows.putHost("db-2", facts("Debian 13.1", ""));
        awaitClassified("db-1", "db-2", "web-1", "web-2");
        long before = groups.counter();
        rows.putHost("db-1", facts("Debian 13.2", ""));
        label("db-1", "tier", "db");
        long control = groups.add("control", "tier=db");
        awaitMembers(control, "db-1");
        assertThat(groups.counter()).isEqualTo(before + 2);
    }

    @Test
    void anotherUiCarriesOn() {
        ui.startAnother();
        ui.end();
        rows.putHost("db-1", facts("Debian 12.15", ""), PERL);
        awaitMembers(debian, "db-1", "web-1", "web-2");
    }

    @Test
    void aUiThatStartsFindsWhatChangedMeanwhile() {
        ui.end();
        rows.putHost("db-1", facts("Debian 12.15", ""), PERL);
        ui.restart();
        awaitMembers(debian, "db-1", "web-1", "web-2");
    }

    /** It left its lease, which ends by itself. */
    @Test
    void aUiThatWasKilledWhileItWroteIsFollowedByAnother() {
        Await.value(
                "the lease",
                TIMEOUT,
                () -> Futures.await(Lease.acquire(ui.pool(), LeaseName.GROUPS, "killed", Duration.ofSeconds(2))));
        label("db-1", "env", "prod");
        awaitMembers(production, "db-1", "web-1");
    }

    static Facts facts(String system, String labels) {
        return Facts.builder()
                .platform(new Platform(system, "6.1", "amd64", "1.0.0"))
                .labels(labels.isEmpty() ? Labels.NONE : Labels.parse(labels))
                .build();
    }

    private void label(String host, String key, String value) {
        String body = new JsonObject().put("value", value).encode();
        Await.until(
                host + " is known",
                TIMEOUT,
                () -> api.send("PUT", "/api/v1/hosts/" + host + "/labels/" + key, body)
                                .statusCode()
                        == 204);
    }

    private void awaitClassified(String... names) {
        Await.until("classified", TIMEOUT, () -> groups.classified().equals(Set.of(names)));
    }

    private void awaitMembers(long group, String... names) {
        Await.until("members", TIMEOUT, () -> groups.members(group).equals(Set.of(names)));
    }
}
