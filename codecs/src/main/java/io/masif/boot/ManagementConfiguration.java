package io.masif.boot;

import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;

/** The address of a process's management port. */
public final class ManagementConfiguration {
    private ManagementConfiguration() {}

    /** Reads {@code management.listen}. */
    public static Address readListenAddress(Settings settings, String defaultAddress) {
        return settings.getParsed("management.listen", defaultAddress, "HOST:PORT", Address::parse);
    }
}
