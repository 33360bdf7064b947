package io.masif.ui.page;

import io.masif.clock.DatabaseClock;
import io.masif.domain.Progress;
import io.masif.failure.Sentence;
import io.masif.ui.brake.Brake;
import io.masif.ui.brake.CurrentBrake;
import io.masif.ui.language.Language;
import io.masif.ui.language.Text;
import io.masif.ui.language.Texts;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.Session;
import io.masif.ui.view.operator.Role;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What every template needs: who reads the page, in which language, time zone and theme, and the time. */
public final class PageContext {
    /** The name of the cookie with the tag of the chosen language. */
    public static final String LANGUAGE_COOKIE = "language";

    /** The name of the cookie with the word of the chosen theme. */
    public static final String THEME_COOKIE = "theme";

    private static final String ZONE_COOKIE = "zone";
    private static final String EVENT_ID = "event-id";

    private final Session session;
    private final Texts texts;
    private final Theme theme;
    private final Format format;
    private final ZoneId zone;
    private final String path;
    private final Optional<Brake> brake;
    private final String eventId;

    private PageContext(RoutingContext context) {
        this.session = AuthenticationHandler.getSession(context);
        this.texts = Texts.in(readLanguage(context));
        this.theme = Theme.of(getCookie(context, THEME_COOKIE)).orElse(Theme.SYSTEM);
        // the time of the database's clock, like the moments that are shown
        this.zone = readZone(context);
        this.format = new Format(texts, zone, DatabaseClock.of(context.vertx()).now());
        this.path = context.request().uri();
        this.eventId = context.get(EVENT_ID);
        this.brake = CurrentBrake.of(context.vertx()).get();
    }

    public static PageContext of(RoutingContext context) {
        return new PageContext(context);
    }

    /** Stores the id of the last event; before the data of the page is read. */
    public static void setEventId(RoutingContext context, String id) {
        context.put(EVENT_ID, id);
    }

    /** The id of the last event that the page shows, after which its stream of events begins. */
    public String eventId() {
        return eventId;
    }

    /** The operator's session; null on pages before the login. */
    public Session session() {
        return session;
    }

    /** Whether the reader may decide; pages have no forms for what the reader may not do. */
    public boolean mayDecide() {
        return session.role().includes(Role.APPROVER);
    }

    /** Whether the reader may change operators and reset what hosts reported. */
    public boolean mayAdminister() {
        return session.role().includes(Role.ADMINISTRATOR);
    }

    /** The brake; empty if none holds. */
    public Optional<Brake> brake() {
        return brake;
    }

    /** The CSRF token for a form. */
    public String formToken() {
        return session.formToken();
    }

    public Language language() {
        return texts.language();
    }

    public Theme theme() {
        return theme;
    }

    /** The path and query of this page. */
    public String path() {
        return path;
    }

    /** How values are formatted for this reader. */
    public Format format() {
        return format;
    }

    /** The moment at which a day begins for the reader. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public Instant now() {
        return format.now();
    }

    /** When a moment will be, of a few days also the hours: {@code in 2 d 4 h}. */
    public String untilHour(Instant moment) {
        return new RelativeTime(texts, now()).untilHour(moment);
    }

    /** The end of a day in the reader's time zone. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone()).toInstant();
    }

    /** The reader's time zone. */
    public ZoneId zone() {
        return format.zone();
    }

    /** The day that it is in the reader's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone());
    }

    /** The text of a key in the reader's language, see {@link Texts}. */
    public String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** What a run does now, shortened: in the reader's language if it is a step of apt. */
    public String step(Progress progress) {
        return Format.shorten(RunStep.translate(progress.step(), texts));
    }

    /** A sentence, such as that of a failure, in the reader's language if it is known in it. */
    public String text(Sentence sentence) {
        return Text.render(sentence, texts);
    }

    /** A number with a noun, such as {@code 23 hosts}; the noun is a key of {@code common.count}. */
    public String count(long number, String noun) {
        return format.count(number, noun);
    }

    public String number(long number) {
        return texts.number(number);
    }

    private static Language readLanguage(RoutingContext context) {
        return Language.of(getCookie(context, LANGUAGE_COOKIE))
                .orElseGet(() -> Language.accepted(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** The zone that the browser reports by a cookie; UTC without one. */
    private static ZoneId readZone(RoutingContext context) {
        String zone = getCookie(context, ZONE_COOKIE);
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static String getCookie(RoutingContext context, String name) {
        Cookie cookie = context.request().getCookie(name);
        return cookie == null ? "" : cookie.getValue();
    }
}
