package io.masif.ui.api.system;

import io.masif.instance.Instance;
import io.masif.instance.Retention;
import io.masif.instance.RunningInstance;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.instance.InstanceReader;
import io.vertx.core.json.JsonObject;

/** The masters and UIs that run. */
public final class InstancesApi {
    private final InstanceReader instances;

    public InstancesApi(InstanceReader instances) {
        this.instances = instances;
    }

    /** Mounts the operation. */
    public void mount(ContractRoutes routes) {
        routes.mount("listInstances", context -> instances
                .findAll()
                .compose(list -> JsonAnswer.send(context, ApiJson.writeArray(list.all(), InstancesApi::write)))
                .onFailure(context::fail));
    }

    private static JsonObject write(RunningInstance running) {
        Instance instance = running.instance();
        return new JsonObject()
                .put("id", instance.id())
                .put("kind", instance.kind().word())
                .put("name", instance.name())
                .put("version", instance.version())
                .put("started", ApiJson.formatInstant(running.startedAt()))
                .put("last_seen", ApiJson.formatInstant(running.seenAt()))
                .put("alive", running.isAlive())
                .put("certificate_ends", ApiJson.formatInstant(instance.certificateEnds()))
                .put("lists_due", ApiJson.formatInstant(instance.listsDue()))
                .put("retention", instance.retention() == null ? null : write(instance.retention()));
    }

    private static JsonObject write(Retention retention) {
        return new JsonObject()
                .put("plans", retention.planDays())
                .put("runs", retention.runDays())
                .put("events", retention.eventDays())
                .put("hosts", retention.hostDays());
    }
}
