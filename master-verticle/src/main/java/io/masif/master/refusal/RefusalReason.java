package io.masif.master.refusal;

import java.util.Locale;

/** Why a certificate is refused, as the metric's label has it. */
public enum RefusalReason {
    /** The client shows none. */
    NO_CERTIFICATE,
    /** No authority that is trusted signed it. */
    UNKNOWN_AUTHORITY,
    EXPIRED,
    NOT_YET_VALID,
    REVOKED,
    /** It could be forged. */
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
