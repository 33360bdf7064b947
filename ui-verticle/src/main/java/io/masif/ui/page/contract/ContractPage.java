package io.masif.ui.page.contract;

import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The page of the contract, by which a logged in operator can also try what reads. */
public final class ContractPage {
    private ContractPage() {}

    /**
     * Mounts the route; to be called before the API's, whose paths begin in the same way.
     *
     * @param authenticate lets only operators through
     */
    public static void mount(Router router, Handler<RoutingContext> authenticate) {
        router.get("/api/docs")
                .handler(authenticate)
                .handler(QueryParameters.allowOnly())
                .handler(context -> PageRenderer.render(context, "contract/page", Map.of()));
    }
}
