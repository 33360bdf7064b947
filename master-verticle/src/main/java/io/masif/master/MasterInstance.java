package io.masif.master;

import io.masif.instance.Instance;
import io.masif.instance.InstanceKind;
import io.masif.instance.MachineName;
import io.masif.instance.Retention;
import io.masif.master.trust.TrustState;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** What this master says about itself, with the certificates that are in force. */
final class MasterInstance implements Supplier<Instance> {
    private volatile Instance latest;

    private MasterInstance(Instance first) {
        latest = first;
    }

    /** To be called before the certificates are read, since it subscribes to their changes. */
    static MasterInstance register(Vertx vertx, Retention retention) {
        MasterInstance instance =
                new MasterInstance(Instance.create(InstanceKind.MASTER, MachineName.read(), retention));
        vertx.eventBus().<TrustState>localConsumer(TrustState.ADDRESS, message -> instance.update(message.body()));
        return instance;
    }

    private void update(TrustState trust) {
        latest = latest.withCertificates(trust.certificateExpiresAt(), trust.listRenewal());
    }

    @Override
    public Instance get() {
        return latest;
    }
}
