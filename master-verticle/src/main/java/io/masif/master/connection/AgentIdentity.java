package io.masif.master.connection;

import io.masif.failure.Failure;
import io.masif.text.VisibleText;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The name of a host: the common name in the subject of its certificate. No other source of it exists. */
final class AgentIdentity {
    private static final int MAX_NAME_LENGTH = 255;

    private AgentIdentity() {}

    /**
     * If there are several, the last one counts, as in Go.
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
        return validate(name);
    }

    /** Operators would confuse two hosts whose names look alike. */
    private static String validate(String name) {
        if (name == null || name.isBlank()) {
            throw Failure.badInput("the subject of the client certificate has no CN, or an empty one");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            throw Failure.badInput("the CN of the client certificate has " + name.length() + " characters; at most "
                    + MAX_NAME_LENGTH + " are allowed");
        }
        VisibleText.findFault(name).ifPresent(fault -> {
            throw Failure.badInput("the CN of the client certificate " + fault);
        });
        return name;
    }
}
