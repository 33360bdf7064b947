package io.masif.wire;

/** The header that distinguishes machines with the same certificate, such as copies of one disk. */
public final class MachineIdHeader {
    /** 32 hexadecimal digits, which stay the same for one machine. Optional. */
    public static final String HEADER = "Masif-Machine";

    private MachineIdHeader() {}
}
