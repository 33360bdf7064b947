package io.masif.ui.page.preference;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Language;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.Theme;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form by which readers choose language and theme. The choice is kept in cookies of the browser. */
public final class PreferencePages {
    private static final Duration KEPT = Duration.ofDays(400);

    private final Predicate<HttpServerRequest> isCookieSecure;

    /** @param isCookieSecure whether browsers may send the cookies that answer a request by HTTPS only */
    public PreferencePages(Predicate<HttpServerRequest> isCookieSecure) {
        this.isCookieSecure = isCookieSecure;
    }

    /** Mounts the route of the form. */
    public void mount(Router router) {
        router.post("/preferences").handler(QueryParameters.allowOnly()).handler(this::save);
    }

    private void save(RoutingContext context) {
        String language = context.request().getFormAttribute("language");
        String theme = context.request().getFormAttribute("theme");
        if (language != null) {
            Language chosen = Language.of(language)
                    .orElseThrow(() -> createUnknown(
                            "language", Arrays.stream(Language.values()).map(Language::tag), language));
            addCookie(context, PageContext.LANGUAGE_COOKIE, chosen.tag());
        }
        if (theme != null) {
            Theme chosen = Theme.of(theme)
                    .orElseThrow(() ->
                            createUnknown("theme", Arrays.stream(Theme.values()).map(Theme::word), theme));
            addCookie(context, PageContext.THEME_COOKIE, chosen.word());
        }
        context.response()
                .putHeader(HttpHeaders.LOCATION, findReturnPath(context))
                .setStatusCode(303)
                .end();
    }

    /** The page on which the form was; only a path, so that the form leads nowhere else. */
    private static String findReturnPath(RoutingContext context) {
        String path = context.request().getFormAttribute("return");
        return path != null && path.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?") ? path : "/";
    }

    private static Failure createUnknown(String name, Stream<String> words, String value) {
        return Failure.badInput(
                Text.of("refusal.one-of", name, words.collect(Collectors.joining(", ")), Quote.of(value)));
    }

    private void addCookie(RoutingContext context, String name, String value) {
        context.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setMaxAge(KEPT.toSeconds())
                        .setSameSite(CookieSameSite.STRICT)
                        .setSecure(isCookieSecure.test(context.request())));
    }
}
