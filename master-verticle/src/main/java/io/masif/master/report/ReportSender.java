package io.masif.master.report;

import java.math.BigInteger;
import java.time.Instant;

/**
 * The sender of a report, as its connection shows it.
 *
 * @param host the name in its certificate
 * @param serial the certificate's serial number
 * @param certificateEnds when the first certificate of its chain expires: from then on the host is refused
 * @param connectionNumber a number of the connection, unique in this process
 * @param address of the client, or of the balancer if that does not pass on the client's
 * @param machine identifies machines with the same certificate; null if it was not sent
 */
public record ReportSender(
        String host,
        BigInteger serial,
        Instant certificateEnds,
        long connectionNumber,
        String address,
        String machine) {
    /** Whether both may be the same machine. */
    public boolean mayBeSameMachine(ReportSender other) {
        return serial.equals(other.serial) && (machine == null ? other.machine == null : machine.equals(other.machine));
    }
}
