package io.masif.ui.page;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Scripts, styles and pictures. Their addresses change with their content, so that browsers may keep them for good. */
public final class StaticFiles {
    private static final String WEBJARS = "META-INF/resources/webjars";
    private static final String OURS = "web";
    private static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();
    private static final int TAG_LENGTH = 12;

    private static final String STYLE = address("app.css");
    private static final String SCRIPT = address("app.js");
    private static final String LOGO = address("logo.svg");

    private StaticFiles() {}

    /** The routes; before everything that needs a login. */
    public static void mount(Router router) {
        router.get("/static/*").handler(StaticFiles::refuseEncoded);
        router.get("/static/webjars/*").handler(files(WEBJARS));
        router.get("/static/*").handler(files(OURS));
        router.get("/favicon.ico").handler(StaticFiles::favicon);
    }

    /** The address of our style sheet. */
    public static String style() {
        return STYLE;
    }

    /** The address of our script. */
    public static String script() {
        return SCRIPT;
    }

    /** The address of the logo. */
    public static String logo() {
        return LOGO;
    }

    /** The address of htmx. */
    public static String htmx() {
        return "/static/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    }

    /** The address of htmx's extension for server-sent events. */
    public static String htmxEvents() {
        return "/static/webjars/htmx-ext-sse/2.2.2/sse.js";
    }

    private static StaticHandler files(String root) {
        return StaticHandler.create(root)
                .setCachingEnabled(true)
                .setMaxAgeSeconds(YEAR_SECONDS)
                .setDirectoryListing(false)
                .setIndexPage("none");
    }

    /** No file of ours has such a name; a decoded slash, or a dot, would be one of a path. */
    private static void refuseEncoded(RoutingContext context) {
        if (context.request().path().indexOf('%') >= 0) {
            context.fail(Failure.of(Failure.Code.NOT_FOUND, "There is no such file."));
        } else {
            context.next();
        }
    }

    private static void favicon(RoutingContext context) {
        context.response().putHeader("Location", LOGO).setStatusCode(301).end();
    }

    private static String address(String name) {
        try (InputStream stream = StaticFiles.class.getResourceAsStream("/" + OURS + "/" + name)) {
            return "/static/" + name + "?"
                    + Digest.ofBytes(stream.readAllBytes()).hex().substring(0, TAG_LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
