package io.masif.ui.page.overview;

import io.masif.ui.fleet.overview.FindNames;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.Format;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.overview.FoundNames;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** The search for a package or a host by name, from the overview: what is certainly meant is opened at once. */
public final class SearchPages {
    private static final int SEE_OTHER = 303;

    private final FleetClient fleet;

    public SearchPages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the route of the page. */
    public void mount(Router router) {
        router.get("/search").handler(QueryParameters.allowOnly("q")).handler(this::search);
    }

    private void search(RoutingContext context) {
        String text = Optional.ofNullable(context.queryParams().get("q")).orElse("");
        fleet.query(new FindNames(text.strip()))
                .onSuccess(found -> findLink(found)
                        .ifPresentOrElse(
                                link -> context.response()
                                        .setStatusCode(SEE_OTHER)
                                        .putHeader(HttpHeaders.LOCATION, link)
                                        .end(),
                                () -> PageRenderer.render(context, "overview/search", Map.of("found", found))))
                .onFailure(context::fail);
    }

    private static Optional<String> findLink(FoundNames found) {
        return found.onlyPackage()
                .map(name -> "/packages/" + Format.encodePath(name))
                .or(() -> found.onlyHost().map(name -> "/hosts/" + Format.encodePath(name)));
    }
}
