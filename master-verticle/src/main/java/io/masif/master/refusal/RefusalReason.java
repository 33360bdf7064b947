package io.masif.master.refusal;

import java.util.Locale;

/** Why a certificate is refused; the label of a metric. */
public enum RefusalReason {
    /** The client sent none. */
    NO_CERTIFICATE,
    /** No trusted authority signed it. */
    UNKNOWN_AUTHORITY,
    EXPIRED,
    NOT_YET_VALID,
    REVOKED,
    /** Its key or signature is too weak. */
    WEAK,
    /** It is not for clients. */
    WRONG_PURPOSE,
    /** Its subject has no name that a host can have. */
    NO_NAME,
    /** Anything else that makes it invalid. */
    INVALID,
    /** It is this master's certificate that the client refused. */
    BY_CLIENT;

    /** In lower case, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
