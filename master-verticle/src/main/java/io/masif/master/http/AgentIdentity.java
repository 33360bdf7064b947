package io.masif.master.http;

import io.masif.failure.Failure;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Who a host is: the common name in the subject of the certificate that it showed. Only here, and from nothing else.
 */
final class AgentIdentity {
    private static final int LONGEST_NAME = 255;

    private AgentIdentity() {}

    /**
     * If there are several, the last one counts, as it does for Go's programs.
     *
     * @throws Failure as bad input if the certificate has no name that a host can have
     */
    static String commonName(X500Principal subject) {
        String name = null;
        try {
            for (Rdn rdn : new LdapName(subject.getName(X500Principal.RFC2253)).getRdns()) {
                Attribute attribute = rdn.toAttributes().get("CN");
                if (attribute != null) {
                    name = attribute.get() instanceof String text ? text : "";
                }
            }
        } catch (InvalidNameException e) {
            throw Failure.badInput("the subject of the client certificate cannot be read");
        } catch (NamingException e) {
            throw Failure.badInput("the CN of the client certificate cannot be read");
        }
        return checked(name);
    }

    /** The database takes texts that differ only in blanks at their end for the same: no name may have any. */
    private static String checked(String name) {
        if (name == null || name.isBlank()) {
            throw Failure.badInput("the subject of the client certificate has no CN, or an empty one");
        }
        if (!name.equals(name.strip())
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Failure.badInput("the CN of the client certificate must have at most " + LONGEST_NAME
                    + " characters, no control character, and no blank at either end");
        }
        return name;
    }
}
