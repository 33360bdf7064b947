package io.masif.ui.page;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scripts, styles and pictures. Their addresses change with their content, so that browsers may keep them for good. */
public final class StaticFiles {
    private static final String PREFIX = "/static/";
    private static final String WEBJARS = PREFIX + "webjars/";
    private static final String RESOURCES = "/META-INF/resources/webjars/";
    private static final String OURS = "/web/";
    private static final String HTMX = "htmx.org/2.0.10/dist/htmx.min.js";
    private static final String HTMX_EVENTS = "htmx-ext-sse/2.2.2/sse.js";
    private static final String FOR_GOOD =
            "public, immutable, max-age=" + Duration.ofDays(365).toSeconds();
    private static final int TAG_LENGTH = 12;

    private static final String STYLE = address("app.css");
    private static final String SCRIPT = address("app.js");
    private static final String LOGO = address("logo.svg");
    private static final Map<String, StaticFile> FILES = files();

    private StaticFiles() {}

    /** The routes; before everything that needs a login. */
    public static void mount(Router router) {
        router.get(PREFIX + "*").handler(StaticFiles::send);
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
        return WEBJARS + HTMX;
    }

    /** The address of htmx's extension for server-sent events. */
    public static String htmxEvents() {
        return WEBJARS + HTMX_EVENTS;
    }

    private static void send(RoutingContext context) {
        StaticFile file = FILES.get(context.request().path());
        if (file == null) {
            context.fail(Failure.of(Failure.Code.NOT_FOUND, "There is no such file."));
        } else {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                    .putHeader(HttpHeaders.CACHE_CONTROL, FOR_GOOD)
                    .end(file.content());
        }
    }

    private static void favicon(RoutingContext context) {
        context.response().putHeader("Location", LOGO).setStatusCode(301).end();
    }

    private static String address(String name) {
        return PREFIX + name + "?" + Digest.ofBytes(read(OURS + name)).hex().substring(0, TAG_LENGTH);
    }

    /** In memory: Vert.x could send files of the class path only by way of a folder that it unpacks them to. */
    private static Map<String, StaticFile> files() {
        Map<String, StaticFile> files = new HashMap<>();
        files.put(PREFIX + "app.css", new StaticFile("text/css;charset=UTF-8", read(OURS + "app.css")));
        files.put(PREFIX + "app.js", script(OURS + "app.js"));
        files.put(PREFIX + "logo.svg", new StaticFile("image/svg+xml", read(OURS + "logo.svg")));
        List.of(HTMX, HTMX_EVENTS).forEach(path -> files.put(WEBJARS + path, script(RESOURCES + path)));
        return Map.copyOf(files);
    }

    private static StaticFile script(String resource) {
        return new StaticFile("text/javascript;charset=UTF-8", read(resource));
    }

    private static byte[] read(String resource) {
        try (InputStream stream = StaticFiles.class.getResourceAsStream(resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record StaticFile(String type, Buffer content) {
        StaticFile(String type, byte[] content) {
            this(type, Buffer.buffer(content));
        }
    }
}
