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
 * How the connections to the database are protected. The modes are those of MySQL's own clients.
 *
 * @param mode whether TLS is demanded, and what of the server's certificate is checked
 * @param ca the authorities that may have signed it (PEM); null: those that the Java platform trusts
 */
public record DatabaseTls(Mode mode, Path ca) {
    /** What was said nothing about: TLS where the server has it. */
    public static final DatabaseTls PREFERRED = new DatabaseTls(Mode.PREFERRED, null);

    private static final String MODE_WORDS =
            Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.joining(", "));

    /** Whether TLS is demanded, and what is checked. */
    public enum Mode {
        /** None. */
        DISABLED,
        /** If the server has it; nothing is checked. */
        PREFERRED,
        /** Always; nothing is checked, so that it helps only against those who listen. */
        REQUIRED,
        /** Always, with a certificate that one of the authorities signed. */
        VERIFY_CA,
        /** As before, and the certificate names the host of the DSN. */
        VERIFY_IDENTITY;

        /** As it is written in a configuration. */
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
     * @param fromDsn what the DSN says about it; null if nothing
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

    /** How the client calls the mode. */
    SslMode sslMode() {
        return SslMode.valueOf(mode.name());
    }

    /** Whom the client trusts; null if it needs nobody. */
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
