package io.masif.ui.bus;

import io.masif.boot.tls.TlsIdentity;
import io.masif.bus.LocalCodec;
import io.masif.decision.HostSelection;
import io.masif.ui.fleet.query.IndexAnswer;
import io.masif.ui.fleet.query.IndexRequest;
import io.masif.ui.message.CheckForChanges;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.FleetQuery;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.session.LoginVerdict;
import io.masif.ui.session.SessionEnded;
import io.masif.ui.view.approval.ApprovalDetail;
import io.masif.ui.view.approval.ApprovalPage;
import io.masif.ui.view.approval.RevocationPreview;
import io.masif.ui.view.decline.DeclineDetail;
import io.masif.ui.view.decline.DeclinePage;
import io.masif.ui.view.host.HostDetail;
import io.masif.ui.view.host.HostListPage;
import io.vertx.core.eventbus.EventBus;

/** Registers the codec of every message of the UI's event bus. Messages never leave the process. */
public final class UiCodecs {
    private UiCodecs() {}

    public static void register(EventBus bus) {
        LocalCodec.register(
                bus,
                FleetChange.class,
                CheckForChanges.class,
                IndexRequest.class,
                IndexAnswer.class,
                FleetQuery.Refresh.class,
                FleetQuery.FindHosts.class,
                FleetQuery.GetHost.class,
                FleetQuery.GetApproval.class,
                FleetQuery.ListApprovals.class,
                FleetQuery.ResolveHosts.class,
                FleetQuery.PreviewRevocation.class,
                FleetQuery.GetDecline.class,
                FleetQuery.ListDeclines.class,
                HostSelection.class,
                ApprovalDetail.class,
                ApprovalPage.class,
                RevocationPreview.class,
                DeclineDetail.class,
                DeclinePage.class,
                LoginAttempt.class,
                LoginVerdict.class,
                SessionEnded.class,
                TlsIdentity.class,
                HostListPage.class,
                HostDetail.class);
    }
}
