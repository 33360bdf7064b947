package io.masif.ui.view.host;

import java.time.Instant;

/**
 * By what a host is identified.
 *
 * @param hasConflict whether two machines report under its name
 * @param certificateEnds when the certificate expires with which it reported last; null if that is not known
 */
public record HostIdentity(boolean hasConflict, Instant certificateEnds) {}
