package io.masif.boot.database;

import io.masif.boot.config.Settings;
import io.masif.boot.tls.CertificateFile;
import io.masif.boot.tls.TlsFileException;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mysqlclient.SslMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the connections to the database are protected. The modes are those of MySQL's clients.
 *
 * @param mode whether TLS is required, and what is checked of the server's certificate
 * @param ca the trusted authorities (PEM); null for those of the Java platform
 */
public record DatabaseTls(Mode mode, Path ca) {
    /** The default: TLS if the server has it. */
    public static final DatabaseTls PREFERRED = new DatabaseTls(Mode.PREFERRED, null);

    private static final String MODE_WORDS =
            Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.joining(", "));

    /** Whether TLS is required, and what is checked. */
    public enum Mode {
        /** No TLS. */
        DISABLED,
        /** TLS if the server has it; no certificate is checked. */
        PREFERRED,
        /** TLS always; no certificate is checked, which protects only against eavesdropping. */
        REQUIRED,
        /** TLS always, with a certificate that an authority signed. */
        VERIFY_CA,
        /** As before, and the certificate has the name of the DSN's host. */
        VERIFY_IDENTITY;

        /** The word in a configuration. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Mode of(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word().equals(word))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }

        private boolean verifiesCertificate() {
            return this == VERIFY_CA || this == VERIFY_IDENTITY;
        }
    }

    /**
     * Reads {@code db.tls} and {@code db.ca}.
     *
     * @param fromDsn the mode in the DSN; null if there is none
     */
    static DatabaseTls from(Settings settings, Mode fromDsn) {
        Path ca = readCa(settings);
        Mode defaultMode = ca == null ? Mode.PREFERRED : Mode.VERIFY_IDENTITY;
        Mode configured = settings.getParsed("db.tls", null, "one of " + MODE_WORDS, Mode::of);
        Mode mode = configured != null ? configured : fromDsn != null ? fromDsn : defaultMode;
        if (ca != null && !mode.verifiesCertificate()) {
            settings.addError("db.ca", "is of no use with db.tls: " + mode.word() + ", which checks no certificate");
        }
        return new DatabaseTls(mode, ca);
    }

    /** The same mode for the client. */
    SslMode sslMode() {
        return SslMode.valueOf(mode.name());
    }

    /** The TLS options of the client; null without TLS. */
    ClientSSLOptions clientOptions() {
        if (mode == Mode.DISABLED) {
            return null;
        }
        ClientSSLOptions options = new ClientSSLOptions()
                .setHostnameVerificationAlgorithm(mode == Mode.VERIFY_IDENTITY ? "HTTPS" : "")
                .setTrustAll(!mode.verifiesCertificate());
        if (ca != null) {
            options.setTrustOptions(new PemTrustOptions().addCertPath(ca.toString()));
        }
        return options;
    }

    private static Path readCa(Settings settings) {
        String text = settings.getText("db.ca", null);
        if (text == null) {
            return null;
        }
        try {
            CertificateFile.read(Path.of(text));
        } catch (TlsFileException e) {
            settings.addError("db.ca", e.getMessage());
        }
        return Path.of(text);
    }
}
