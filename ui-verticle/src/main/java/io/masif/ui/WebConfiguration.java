package io.masif.ui;

import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.http.WebLimits;
import io.masif.ui.tls.WebTls;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * The settings {@code web.*}.
 *
 * @param listen where browsers and programs connect
 * @param tls the certificate of its own HTTPS; empty if it speaks plain HTTP
 * @param secureCookie whether browsers send all cookies by HTTPS only, even if no request says that it came by HTTPS
 * @param proxies the proxies whose X-Forwarded-For and X-Forwarded-Proto are trusted
 * @param limits the limits of connections and bodies
 */
public record WebConfiguration(
        Address listen, Optional<WebTls> tls, boolean secureCookie, TrustedProxies proxies, WebLimits limits) {
    private static final String ALLOW_PLAIN_HTTP = "web.allowPlainHttp";

    static WebConfiguration read(Settings settings) {
        Address listen = settings.getParsed(WebVerticle.LISTEN, "127.0.0.1:8080", "HOST:PORT", Address::parse);
        Optional<WebTls> tls = WebTls.find(settings);
        boolean allowPlainHttp = settings.getBoolean(ALLOW_PLAIN_HTTP, false);
        if (tls.isEmpty() && !allowPlainHttp && !listen.isLoopback()) {
            settings.addError(
                    WebVerticle.LISTEN,
                    "is " + listen + ", where passwords would cross the network in plain text: give web.tls.cert and"
                            + " web.tls.key; or listen at 127.0.0.1 behind a proxy with HTTPS on this host; or set "
                            + ALLOW_PLAIN_HTTP + " to true, if only a proxy with HTTPS can connect there");
        }
        return new WebConfiguration(
                listen,
                tls,
                settings.getBoolean("web.secureCookie", false),
                settings.getParsed(
                        "web.proxies",
                        "",
                        "IP addresses or networks such as 10.0.0.0/8, separated by commas",
                        TrustedProxies::parse),
                WebLimits.read(settings));
    }

    /** Whether browsers may send the cookies that answer this request by HTTPS only. */
    boolean isCookieSecure(HttpServerRequest request) {
        return secureCookie || proxies.isHttps(request);
    }
}
