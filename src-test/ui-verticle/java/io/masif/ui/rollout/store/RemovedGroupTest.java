package io.masif.ui.rollout.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.decision.GroupSet;
import io.masif.decision.HostSelection;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.GroupRows;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.decision.Requester;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.ErrorThreshold;
import io.masif.ui.rollout.plan.HostLimit;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RingHosts;
import io.masif.ui.rollout.plan.RingTimes;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.plan.RolloutScope;
import io.masif.ui.rollout.plan.SuccessThreshold;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ring of a group that was removed meanwhile would have no hosts, and the next one would open at once. */
class RemovedGroupTest extends ApiCase {
    private int group;
    private List<Ring> rings;

    @BeforeEach
    void addGroup() {
        group = (int) new GroupRows(ui).add("canaries", "name~canary-*");
        rings = List.of(new Ring(
                new RingHosts.Groups(GroupSet.of(List.of(group))),
                HostLimit.NONE,
                false,
                new SuccessThreshold(100, 0),
                new ErrorThreshold(0, 1),
                RingTimes.ofSoak(Duration.ZERO),
                null));
    }

    private RolloutPlan save() {
        NewPlanVersion version = new NewPlanVersion("test", 0, rings, "admin", null);
        return Futures.await(new PlanWriter(ui.pool())
                        .save(version, new Requester(() -> false, Text.of("refusal.retry.ask"))))
                .plan();
    }

    private void removeGroup() {
        rows.query("UPDATE host_group SET removed_at = UTC_TIMESTAMP(3) WHERE id = ?", group);
    }

    @Test
    void noPlanIsSavedForIt() {
        removeGroup();
        assertThatThrownBy(this::save).hasMessageContaining("group");
    }

    @Test
    void noRolloutIsStartedByAPlanForIt() {
        RolloutPlan plan = save();
        removeGroup();
        NewRollout rollout =
                new NewRollout(plan, List.of(), RolloutScope.of(HostSelection.ALL), null, "admin", null, null);
        assertThatThrownBy(() ->
                        Futures.await(ui.pool().withTransaction(connection -> RolloutStore.add(connection, rollout))))
                .hasMessageContaining("group");
    }

    @Test
    void itIsNotRemovedWhileARuleNamesThatVersionOfThePlan() {
        Browser administrator = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        Await.until("a group", TIMEOUT, () -> api.get("/api/v1/groups").body().contains("canaries"));
        save();
        String rule = "{\"name\": \"Nightly\", \"packages\": [\"perl\"], \"plan\": \"test\"}";
        assertThat(administrator.post("/api/v1/rules", rule).statusCode()).isEqualTo(201);
        String plan = "{\"name\": \"test\", \"version\": 1, \"rings\": [{\"percent\": 100}]}";
        assertThat(administrator.post("/api/v1/rollout-plans", plan).statusCode())
                .isEqualTo(201);
        HttpResponse<String> refused = administrator.delete("/api/v1/groups/canaries");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("test");
        administrator.send("PUT", "/api/v1/rules/1", rule.replace("}", ", \"version\": 1}"));
        assertThat(administrator.delete("/api/v1/groups/canaries").statusCode()).isEqualTo(204);
    }
}
