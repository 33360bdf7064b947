package io.masif.ui;

import io.masif.bus.LocalCodec;
import io.masif.decision.HostSelection;
import io.masif.ui.event.Change;
import io.masif.ui.event.Nudge;
import io.masif.ui.fleet.FleetQuestion;
import io.masif.ui.login.LoginAttempt;
import io.masif.ui.login.LoginVerdict;
import io.masif.ui.login.SessionEnded;
import io.masif.ui.view.ApprovalDetail;
import io.masif.ui.view.ApprovalPage;
import io.masif.ui.view.DecisionPreview;
import io.masif.ui.view.HostDetail;
import io.masif.ui.view.HostList;
import io.masif.ui.view.HostPage;
import io.masif.ui.view.Overview;
import io.masif.ui.view.RevocationPreview;
import io.vertx.core.eventbus.EventBus;

/** Every message of the UI's event bus. All of them stay in the process. */
final class Bus {
    private Bus() {}

    static void register(EventBus bus) {
        LocalCodec.register(
                bus,
                Change.class,
                Nudge.class,
                FleetQuestion.Refresh.class,
                FleetQuestion.WholeFleet.class,
                FleetQuestion.SomeHosts.class,
                FleetQuestion.OneHost.class,
                FleetQuestion.Concerned.class,
                FleetQuestion.OneApproval.class,
                FleetQuestion.SomeApprovals.class,
                FleetQuestion.Select.class,
                FleetQuestion.PreviewDecision.class,
                FleetQuestion.PreviewRevocation.class,
                HostSelection.class,
                ApprovalDetail.class,
                ApprovalPage.class,
                DecisionPreview.class,
                RevocationPreview.class,
                LoginAttempt.class,
                LoginVerdict.class,
                SessionEnded.class,
                Overview.class,
                HostList.class,
                HostPage.class,
                HostDetail.class);
    }
}
