package io.masif.fuzz.server;

import io.masif.fuzz.bed.HttpClient;
import io.masif.fuzz.bed.Parts;
import io.masif.fuzz.bed.Response;
import io.masif.fuzz.input.HttpRequests;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session of an operator at the UI.
 *
 * @param token of the API
 */
record UiSession(String token, String cookie, String csrf) {
    private static final Pattern COOKIE = Pattern.compile("masif_session=([^;]+)");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    /** Logs in. */
    static UiSession logIn(Parts parts) {
        try (HttpClient client = new HttpClient(parts.ui())) {
            byte[] form = ("user=admin&password=" + parts.password()).getBytes(StandardCharsets.UTF_8);
            String type = "Content-Type: application/x-www-form-urlencoded\r\n";
            Response login =
                    client.sendUntilAvailable("POST", "/login", type, form).orElseThrow();
            String cookie = findFirst(COOKIE, login.header("set-cookie"));
            Response page = client.sendUntilAvailable(
                            "GET", "/", "Cookie: masif_session=" + cookie + "\r\n", new byte[0])
                    .orElseThrow();
            return new UiSession(parts.token(), cookie, findFirst(CSRF, page.body()));
        }
    }

    /** The text of a request with what stands for this session replaced. */
    String fillPlaceholders(String request) {
        String filled = request.replace(HttpRequests.TOKEN, token)
                .replace(HttpRequests.COOKIE, cookie)
                .replace(HttpRequests.CSRF, csrf);
        int body = filled.length() - Math.max(0, filled.indexOf("\r\n\r\n") + 4);
        return filled.replace(HttpRequests.LENGTH, Integer.toString(body));
    }

    private static String findFirst(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in: " + text);
        }
        return matcher.group(1);
    }
}
