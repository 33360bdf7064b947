package io.masif.boot;

import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;

/** Where the second port of a process is. */
public final class ManagementConfiguration {
    private ManagementConfiguration() {}

    /** Reads {@code management.listen}. */
    public static Address readListenAddress(Settings settings, String defaultAddress) {
        return settings.getParsed("management.listen", defaultAddress, "HOST:PORT", Address::parse);
    }
}
