package io.masif.boot.tls;

import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Reads the common name (CN) in a certificate's subject. Programs differ in which of several CNs they use, so a subject with
 * more than one is refused.
 */
public final class CommonName {
    private static final String TYPE = "CN";

    private CommonName() {}

    /**
     * The CN; empty if there is none.
     *
     * @throws CertificateException with what is wrong, to follow a noun such as {@code the subject of the certificate}
     */
    public static Optional<String> find(X500Principal subject) throws CertificateException {
        List<Object> values = readValues(subject);
        if (values.size() > 1) {
            throw new CertificateException("has " + values.size() + " CNs; only one is allowed");
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.get(0) instanceof String text) {
            return Optional.of(text);
        }
        throw new CertificateException("has a CN that is no text");
    }

    private static List<Object> readValues(X500Principal subject) throws CertificateException {
        List<Object> values = new ArrayList<>();
        try {
            for (Rdn rdn : new LdapName(subject.getName(X500Principal.RFC2253)).getRdns()) {
                Attribute attribute = rdn.toAttributes().get(TYPE);
                if (attribute != null) {
                    values.addAll(Collections.list(attribute.getAll()));
                }
            }
            return values;
        } catch (NamingException e) {
            throw new CertificateException("cannot be read", e);
        }
    }
}
