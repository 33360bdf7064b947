package io.masif.boot.tls;

import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.Settings;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The files with the certificate of a process and its private key. Both PEM.
 *
 * @param cert our certificate, followed by intermediate ones if there are any
 * @param key its private key, not encrypted: RSA or ECDSA, in PKCS#1, SEC1 or PKCS#8
 */
public record IdentityFiles(Path cert, Path key) {
    /**
     * Reads {@code PREFIX.cert} and {@code PREFIX.key}, and checks the files.
     *
     * @return with null for what is missing; the settings have an error then
     */
    static IdentityFiles require(Settings settings, String prefix) {
        IdentityFiles files = new IdentityFiles(
                toPath(settings.getRequiredText(prefix + ".cert", "the file of our certificate (PEM)")),
                toPath(settings.getRequiredText(prefix + ".key", "the file of our private key (PEM, not encrypted)")));
        files.check(settings, prefix);
        return files;
    }

    /**
     * As {@link #require}, and empty if neither of the keys is given. The private key may not be readable by everybody on
     * this host.
     */
    public static Optional<IdentityFiles> find(Settings settings, String prefix) {
        if (settings.getText(prefix + ".cert", null) == null && settings.getText(prefix + ".key", null) == null) {
            return Optional.empty();
        }
        IdentityFiles files = require(settings, prefix);
        if (files.key != null) {
            readFile(settings, prefix + ".key", files.key, path -> {
                PrivateKeyFile.checkPermissions(path);
                return path;
            });
        }
        return Optional.of(files);
    }

    /** What the files contain now. Blocks. */
    public TlsIdentity read() throws TlsFileException {
        return TlsIdentity.read(cert, key);
    }

    /**
     * As {@link #read}, of files that were checked before.
     *
     * @param prefix of the keys, such as {@code tls}
     * @throws ConfigurationException if they have become unusable since then
     */
    public TlsIdentity load(String prefix) {
        try {
            return read();
        } catch (TlsFileException e) {
            throw new ConfigurationException(List.of(prefix + ".cert, " + prefix + ".key " + e.getMessage()));
        }
    }

    private void check(Settings settings, String prefix) {
        List<X509Certificate> chain = readFile(settings, prefix + ".cert", cert, CertificateFile::read);
        PrivateKey privateKey = readFile(settings, prefix + ".key", key, PrivateKeyFile::read);
        if (chain != null && privateKey != null) {
            readFile(settings, prefix + ".key", key, path -> TlsIdentity.of(chain, cert, privateKey, path));
        }
    }

    private static Path toPath(String text) {
        return text == null ? null : Path.of(text);
    }

    /** Null if the file could not be read; the settings have an error then. */
    static <T> T readFile(Settings settings, String key, Path path, Reader<T> reader) {
        if (path == null) {
            return null;
        }
        try {
            return reader.read(path);
        } catch (TlsFileException e) {
            settings.addError(key, e.getMessage());
            return null;
        }
    }

    /** Reads a file. */
    interface Reader<T> {
        T read(Path path) throws TlsFileException;
    }
}
