package io.masif.ui.api;

import io.masif.instance.Instance;
import io.masif.instance.Retention;
import io.masif.instance.RunningInstance;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.instance.InstanceReader;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** The masters and UIs that run. */
final class InstancesApi {
    private final InstanceReader instances;

    InstancesApi(InstanceReader instances) {
        this.instances = instances;
    }

    void mount(Router router) {
        router.get("/api/v1/instances").handler(QueryParameters.allowOnly()).handler(context -> instances
                .findAll()
                .onSuccess(list -> context.json(ApiJson.writeArray(list.all(), InstancesApi::write)))
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
