package io.masif.master.http;

import io.masif.domain.VisibleText;
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

    /** Two hosts whose names look alike would be taken for one another by those who decide. */
    private static String checked(String name) {
        if (name == null || name.isBlank()) {
            throw Failure.badInput("the subject of the client certificate has no CN, or an empty one");
        }
        if (name.length() > LONGEST_NAME) {
            throw Failure.badInput("the CN of the client certificate has " + name.length() + " characters; at most "
                    + LONGEST_NAME + " are allowed");
        }
        VisibleText.fault(name).ifPresent(fault -> {
            throw Failure.badInput("the CN of the client certificate " + fault);
        });
        return name;
    }
}
