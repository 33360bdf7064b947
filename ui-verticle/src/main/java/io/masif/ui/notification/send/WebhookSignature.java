package io.masif.ui.notification.send;

import io.masif.ui.notification.route.WebhookSecret;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a webhook, see https://www.standardwebhooks.com. */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * The value of the header {@code Webhook-Signature}.
     *
     * @param seconds when it is sent, in seconds since 1970
     */
    static String create(String secret, String id, long seconds, Buffer body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(WebhookSecret.decode(secret), ALGORITHM));
            Buffer signed = Buffer.buffer(id + "." + seconds + ".").appendBuffer(body);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
