package io.masif.ui.http;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * Serves scripts, styles and pictures from memory. Their addresses change with their content, so that browsers may cache
 * them for a year.
 */
public final class StaticFiles {
    private static final String FOLDER = "/static/";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String HTMX = FOLDER + "webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private static final String SWAGGER = FOLDER + "webjars/swagger-ui/5.34.1/";
    private static final String CONTRACT_STYLE = SWAGGER + "swagger-ui.css";
    private static final String CONTRACT_VIEWER = SWAGGER + "swagger-ui-bundle.js";

    private static final Map<String, StaticFile> FILES = Map.ofEntries(
            Map.entry(FOLDER + "app.css", StaticFile.read("/web/app.css", CSS)),
            Map.entry(FOLDER + "logo.svg", StaticFile.read("/web/logo.svg", "image/svg+xml")),
            readScript("app.js"),
            readScript("ticks.js"),
            readScript("selection.js"),
            readScript("chooser.js"),
            readScript("ranges.js"),
            readScript("keys.js"),
            readScript("hosts.js"),
            readScript("filters.js"),
            readScript("focus.js"),
            readScript("live.js"),
            readScript("retry.js"),
            readScript("contract.js"),
            Map.entry(HTMX, readWebjar(HTMX, JAVASCRIPT)),
            Map.entry(CONTRACT_STYLE, readWebjar(CONTRACT_STYLE, CSS)),
            Map.entry(CONTRACT_VIEWER, readWebjar(CONTRACT_VIEWER, JAVASCRIPT)));

    private StaticFiles() {}

    /** Mounts the routes, which need no login. */
    public static void mount(Router router) {
        router.get(FOLDER + "*").handler(StaticFiles::sendFile);
        router.get("/favicon.ico").handler(StaticFiles::redirectFavicon);
    }

    /** The address of our style sheet. */
    public static String style() {
        return createAddress("app.css");
    }

    /** The address of our script. */
    public static String script() {
        return createAddress("app.js");
    }

    /** The address of the script that keeps what is ticked in lists. */
    public static String ticksScript() {
        return createAddress("ticks.js");
    }

    /** The address of the script of the list of pending actions. */
    public static String selectionScript() {
        return createAddress("selection.js");
    }

    /** The address of the script of the form of hosts. */
    public static String chooserScript() {
        return createAddress("chooser.js");
    }

    /** The address of the script that ticks ranges. */
    public static String rangesScript() {
        return createAddress("ranges.js");
    }

    /** The address of the logo. */
    public static String logo() {
        return createAddress("logo.svg");
    }

    /** The address of htmx. */
    public static String htmx() {
        return HTMX;
    }

    /** The address of the script for the keyboard. */
    public static String keysScript() {
        return createAddress("keys.js");
    }

    /** The address of the script for the list of hosts. */
    public static String hostsScript() {
        return createAddress("hosts.js");
    }

    /** The address of the script for filters of lists. */
    public static String filtersScript() {
        return createAddress("filters.js");
    }

    /** The address of the script that keeps the focus. */
    public static String focusScript() {
        return createAddress("focus.js");
    }

    /** The address of the script that keeps pages current. */
    public static String liveScript() {
        return createAddress("live.js");
    }

    /** The address of the script that loads a page again that cannot be answered yet. */
    public static String retryScript() {
        return createAddress("retry.js");
    }

    /** The address of the script that starts {@link #contractViewer()}. */
    public static String contractScript() {
        return createAddress("contract.js");
    }

    /** The address of the viewer of the API's contract. */
    public static String contractViewer() {
        return CONTRACT_VIEWER;
    }

    /** The address of the style sheet of the viewer of the API's contract. */
    public static String contractStyle() {
        return CONTRACT_STYLE;
    }

    private static Map.Entry<String, StaticFile> readScript(String name) {
        return Map.entry(FOLDER + name, StaticFile.read("/web/" + name, JAVASCRIPT));
    }

    private static StaticFile readWebjar(String address, String type) {
        return StaticFile.read("/META-INF/resources/" + address.substring(FOLDER.length()), type);
    }

    /** Only exact paths are served, so that no path can leave the folder. */
    private static void sendFile(RoutingContext context) {
        StaticFile file = FILES.get(context.request().path());
        if (file == null) {
            context.fail(Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-file")));
        } else {
            file.send(context);
        }
    }

    private static void redirectFavicon(RoutingContext context) {
        context.response().putHeader("Location", logo()).setStatusCode(301).end();
    }

    private static String createAddress(String name) {
        String path = FOLDER + name;
        return path + "?" + FILES.get(path).digest();
    }
}
