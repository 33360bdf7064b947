package io.masif.ui.api.fleet;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.fleet.host.HostRemoval;
import io.masif.ui.http.RequestBody;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The route that removes a host, as its page does. A host that reports again comes back. */
public final class HostRemovalApi {
    private final HostRemoval removal;

    public HostRemovalApi(HostRemoval removal) {
        this.removal = removal;
    }

    /** Mounts the operation. */
    public void mount(ContractRoutes routes) {
        routes.mount("removeHost", this::remove);
    }

    private void remove(RoutingContext context) {
        if (RequestBody.get(context).length() > 0) {
            throw Failure.badInput("a DELETE removes the host that its path names, and takes no body");
        }
        String name = context.pathParam("name");
        removal.remove(List.of(name), AuthenticationHandler.getSession(context).operator(), context.response()::closed)
                .onSuccess(count -> {
                    if (count == 0) {
                        context.fail(Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-host", Quote.of(name))));
                    } else {
                        context.response().setStatusCode(204).end();
                    }
                })
                .onFailure(context::fail);
    }
}
