package io.masif.master.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.master.bed.VersionOneCase;
import io.masif.master.bed.VersionOneDatabase;
import io.masif.master.database.TransactionRunner;
import io.masif.master.overload.HostQuota;
import io.masif.master.report.ReportSender;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedAction;
import io.masif.master.report.ReportedPlan;
import io.masif.master.report.VersionOneReport;
import io.masif.master.store.PlanStore.InsertedPlans;
import io.masif.master.store.StoredPlan;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans that another master has stored, and that are not in this one's memory. */
class PlanCatalogueTest extends VersionOneCase {
    private static final long QUOTA_BYTES = 64L * 1024 * 1024;

    private final ReportedPlan one = plan("one");
    private final ReportedPlan two = plan("two");
    private final HostQuota quota = HostQuota.forRunsAndPlans();
    private final long now = System.nanoTime();
    private long idOfOne;

    @BeforeEach
    void storeByAnotherMaster() {
        idOfOne = store(catalogue(HostQuota.forRunsAndPlans()), report("other", one))
                .get(one.digest())
                .id();
    }

    @Test
    void newHostGetsTheStoredPlanWithoutCharge() {
        assertThat(store(catalogue(almostUsedUp("web")), report("web", one)).get(one.digest()))
                .satisfies(plan -> assertThat(plan.id()).isEqualTo(idOfOne))
                .satisfies(plan -> assertThat(plan.actionIds()).hasSize(1));
        assertThat(quota.hasRemaining("web", now)).isTrue();
    }

    @Test
    void twoNewHostsGetTheStoredPlanAndANewOneThatAloneIsCharged() {
        Map<Digest, StoredPlan> plans =
                store(catalogue(almostUsedUp("web", "mail")), report("mail", two), report("web", one));
        assertThat(plans.get(one.digest()).id()).isEqualTo(idOfOne);
        assertThat(plans.get(two.digest()).id()).isNotEqualTo(idOfOne);
        assertThat(plans.get(one.digest()).actionIds())
                .isNotEqualTo(plans.get(two.digest()).actionIds());
        assertThat(quota.hasRemaining("web", now)).isTrue();
        assertThat(quota.hasRemaining("mail", now)).isFalse();
        assertThat(database.texts("SELECT COUNT(*) FROM plan WHERE id IN (" + idOfOne + ", "
                        + plans.get(two.digest()).id() + ")"))
                .containsExactly("2");
    }

    @Test
    void oldAndNewHostWithOnePlanGetTheStoredOneInEitherOrder() {
        ReportSubmission isNew = report("web", one);
        ReportSubmission isOld = report("old", one);
        assertThat(List.of(
                        store(catalogue(quota), isNew, isOld).get(one.digest()).id(),
                        store(catalogue(quota), isOld, isNew).get(one.digest()).id()))
                .containsOnly(idOfOne);
    }

    /** One byte is left to each of these hosts. */
    private HostQuota almostUsedUp(String... hosts) {
        for (String host : hosts) {
            quota.consume(host, QUOTA_BYTES - 1, now);
        }
        return quota;
    }

    /** All hosts but one are new to it. */
    private static PlanCatalogue catalogue(HostQuota quota) {
        return new PlanCatalogue(new ActionCatalogue(HostQuota.forNewActions()), quota, host -> !host.equals("old"));
    }

    private Map<Digest, StoredPlan> store(PlanCatalogue catalogue, ReportSubmission... reports) {
        FoundPlans plans = VersionOneDatabase.wait(catalogue.find(database.pool(), List.of(reports)));
        InsertedPlans added = VersionOneDatabase.wait(TransactionRunner.of(database.pool())
                .execute(transaction -> PlanCatalogue.add(transaction, plans).get()));
        catalogue.recordAdded(plans, added);
        return plans.with(added);
    }

    private static ReportSubmission report(String host, ReportedPlan plan) {
        return new ReportSubmission(
                new ReportSender(host, BigInteger.ONE, Instant.EPOCH, 1, "192.0.2.1", null),
                new VersionOneReport(List.of(), plan),
                () -> false);
    }

    private static ReportedPlan plan(String packageName) {
        return ReportedPlan.of(List.of(ReportedAction.of(Action.of(packageName, "amd64", Kind.UPDATE, "1", "2"))));
    }
}
