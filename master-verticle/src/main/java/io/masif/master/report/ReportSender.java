package io.masif.master.report;

import java.math.BigInteger;

/**
 * Who sent a report, as far as it can be seen.
 *
 * @param host the name in its certificate
 * @param serial the certificate's number
 * @param connectionNumber a number of the connection, unique in this process
 * @param address where it came from; the balancer's if that does not tell the client's
 * @param machine what distinguishes machines with the same certificate; null if it was not sent
 */
public record ReportSender(String host, BigInteger serial, long connectionNumber, String address, String machine) {
    /** Whether it may be the same machine, by what it showed. */
    public boolean mayBeSameMachine(ReportSender other) {
        return serial.equals(other.serial) && (machine == null ? other.machine == null : machine.equals(other.machine));
    }
}
