package io.masif.ui.view.instance;

import java.time.Instant;

/**
 * A certificate, or a list of revoked certificates, of a master that has to be replaced soon.
 *
 * @param name of the master's machine
 * @param end when it expires, or has expired
 */
public record InstanceExpiry(String name, Kind kind, Instant end) {
    /** What has to be replaced. */
    public enum Kind {
        CERTIFICATE("certificate"),
        LISTS("lists");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for it in the keys of texts. */
        public String word() {
            return word;
        }
    }
}
