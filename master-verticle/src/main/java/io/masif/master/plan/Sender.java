package io.masif.master.plan;

import java.math.BigInteger;

/**
 * Who sent a report, as far as it can be seen.
 *
 * @param host the name in its certificate
 * @param serial the certificate's number
 * @param connection a number of the connection, unique in this process
 * @param address where it came from; the balancer's if that does not tell the client's
 * @param machine what distinguishes machines with the same certificate; null if it was not sent
 */
public record Sender(String host, BigInteger serial, long connection, String address, String machine) {
    /** Whether it may be the same machine, by what it showed. */
    boolean looksLike(Sender other) {
        return serial.equals(other.serial) && (machine == null ? other.machine == null : machine.equals(other.machine));
    }
}
