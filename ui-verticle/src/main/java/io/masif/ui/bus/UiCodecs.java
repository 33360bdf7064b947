package io.masif.ui.bus;

import io.masif.boot.tls.TlsIdentity;
import io.masif.bus.LocalCodec;
import io.masif.ui.access.RefusedRequest;
import io.masif.ui.fleet.query.IndexAnswer;
import io.masif.ui.fleet.query.IndexRequest;
import io.masif.ui.message.CheckForChanges;
import io.masif.ui.message.FleetChange;
import io.masif.ui.message.RefreshIndex;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.session.LoginVerdict;
import io.masif.ui.session.SessionEnded;
import io.vertx.core.eventbus.EventBus;

/** Registers the codec of every message of the UI's event bus. Messages never leave the process. */
public final class UiCodecs {
    private UiCodecs() {}

    public static void register(EventBus bus) {
        LocalCodec.register(
                bus,
                FleetChange.class,
                CheckForChanges.class,
                RefreshIndex.class,
                IndexRequest.class,
                IndexAnswer.class,
                LoginAttempt.class,
                LoginVerdict.class,
                SessionEnded.class,
                RefusedRequest.class,
                TlsIdentity.class);
    }
}
