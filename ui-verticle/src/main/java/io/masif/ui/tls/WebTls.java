package io.masif.ui.tls;

import io.masif.boot.config.Settings;
import io.masif.boot.tls.IdentityFiles;
import io.masif.boot.tls.TlsIdentity;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings {@code web.tls.*}.
 *
 * @param files the certificate and its key
 * @param reload the interval in which the files are checked for a change
 */
public record WebTls(IdentityFiles files, Duration reload) {
    private static final String PREFIX = "web.tls";
    private static final int MAX_RELOAD_SECONDS = 3600;

    /**
     * Reads {@code web.tls.cert}, {@code web.tls.key} and {@code web.tls.reload}, in seconds, and checks the files. Empty if
     * neither of the files is given.
     */
    public static Optional<WebTls> find(Settings settings) {
        Duration reload = Duration.ofSeconds(settings.getInteger(PREFIX + ".reload", 10, 1, MAX_RELOAD_SECONDS));
        return IdentityFiles.find(settings, PREFIX).map(files -> new WebTls(files, reload));
    }

    /** As {@link IdentityFiles#load}. */
    public TlsIdentity load() {
        return files.load(PREFIX);
    }

    /** Without the interval: the history stores this text. */
    @Override
    public String toString() {
        return files.cert() + "," + files.key();
    }
}
