package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.client.ApiClient;
import example.client.ApiException;
import example.client.api.ApprovalsApi;
import example.client.api.HostsApi;
import example.client.api.PendingApi;
import example.client.model.ActionKind;
import example.client.model.ActionPattern;
import example.client.model.Approval;
import example.client.model.HostDetail;
import example.client.model.NewApproval;
import example.client.model.PendingAction;
import example.client.model.Preview;
import example.client.model.PreviewRequest;
import io.masif.rig.Fleet;
import io.masif.rig.process.Await;
import io.masif.rig.tls.ForeignClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A program whose client a public generator made of the contract alone lists, approves, follows and revokes. */
final class GeneratedClientTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String TASKS = """
            [{"package": "contract-only", "action": "update", "from_version": "1", \
            "to_version": "2 Debian-Security:12/stable-security [amd64]"}]""";

    private static final Fleet FLEET = Fleets.shared();

    @Test
    void itListsApprovesFollowsAndRevokes() throws ApiException, IOException, InterruptedException {
        ForeignClient host = new ForeignClient(
                FLEET.masterPort(), FLEET.pki().ca(), FLEET.pki().client("contract-1"));
        host.report(TASKS);
        ApiClient client = createClient();
        ApprovalsApi approvals = new ApprovalsApi(client);

        PendingAction pending = Await.value("pending", TIMEOUT, () -> findPending(client));
        assertThat(pending.getHosts()).isEqualTo(1);
        assertThat(pending.getSecurity()).isTrue();
        ActionPattern action = new ActionPattern()
                ._package(pending.getPackage())
                .action(ActionPattern.ActionEnum.UPDATE)
                .toVersion(pending.getToVersion());
        Preview preview = RetriedCall.answer(
                () -> new PendingApi(client).previewDecision(new PreviewRequest().addActionsItem(action)));
        assertThat(preview.getHosts()).isEqualTo(1);

        NewApproval request = new NewApproval().addActionsItem(action).hosts(List.of("contract-1"));
        RetriedCall<Approval> approve = () -> approvals.approve(request, "contract-key");
        Approval approval = RetriedCall.answer(approve);
        assertThat(RetriedCall.answer(approve).getId()).isEqualTo(approval.getId());
        assertThat(approval.getWaiting()).isEqualTo(1);
        HostDetail planned = RetriedCall.answer(() -> new HostsApi(client).getHost("contract-1"));
        assertThat(planned.getPlan()).hasSize(1);

        Await.until("approved for the host", TIMEOUT, () -> report(host).contains("contract-only"));
        host.report("[]");
        Await.until("done", TIMEOUT, () -> read(approvals, approval.getId()).getDone() == 1);
        RetriedCall.answer(() -> {
            approvals.revokeApproval(approval.getId());
            return null;
        });
        assertThat(read(approvals, approval.getId()).getRevoked()).isNotNull();
    }

    @Test
    void itIsToldWhatIsWrong() {
        ApprovalsApi approvals = new ApprovalsApi(createClient());
        NewApproval unknown = new NewApproval()
                .addActionsItem(
                        new ActionPattern()._package("contract-unknown").action(ActionPattern.ActionEnum.REMOVE));
        assertThatThrownBy(() -> RetriedCall.answer(() -> approvals.approve(unknown, null)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(400))
                .hasMessageContaining("no host has ever reported contract-unknown");
    }

    private static Optional<PendingAction> findPending(ApiClient client) {
        PendingApi pending = new PendingApi(client);
        RetriedCall<List<PendingAction>> list = () -> pending.listPending(
                100,
                null,
                "contract-only",
                null,
                null,
                ActionKind.UPDATE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return orFail(list).stream().findFirst();
    }

    private static String report(ForeignClient host) {
        try {
            return host.report(TASKS).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Approval read(ApprovalsApi approvals, long id) {
        return orFail(() -> approvals.getApproval(id));
    }

    private static <T> T orFail(RetriedCall<T> call) {
        try {
            return RetriedCall.answer(call);
        } catch (ApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ApiClient createClient() {
        String credentials =
                Base64.getEncoder().encodeToString(("admin:" + FLEET.uiPassword()).getBytes(StandardCharsets.UTF_8));
        ApiClient client = new ApiClient();
        client.updateBaseUri(FLEET.uiAddress());
        client.setRequestInterceptor(request -> request.header("Authorization", "Basic " + credentials));
        return client;
    }
}
