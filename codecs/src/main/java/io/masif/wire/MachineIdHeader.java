package io.masif.wire;

/** How a request tells machines apart that show the same certificate: copies of one disk, say. */
public final class MachineIdHeader {
    /** A header of requests: 32 hexadecimal digits, the same as long as the machine is the same. Optional. */
    public static final String HEADER = "Masif-Machine";

    private MachineIdHeader() {}
}
