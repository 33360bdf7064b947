package io.masif.ui;

import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.http.WebLimits;

/**
 * The settings {@code web.*}.
 *
 * @param listen where browsers and programs connect
 * @param secureCookie whether browsers send the session's cookie by HTTPS only
 * @param proxies the proxies whose X-Forwarded-For is trusted
 * @param limits the limits of connections and bodies
 */
public record WebConfiguration(Address listen, boolean secureCookie, TrustedProxies proxies, WebLimits limits) {
    static WebConfiguration read(Settings settings) {
        return new WebConfiguration(
                settings.getParsed(WebVerticle.LISTEN, "127.0.0.1:8080", "HOST:PORT", Address::parse),
                settings.getBoolean("web.secureCookie", false),
                settings.getParsed(
                        "web.proxies",
                        "",
                        "IP addresses or networks such as 10.0.0.0/8, separated by commas",
                        TrustedProxies::parse),
                WebLimits.read(settings));
    }
}
