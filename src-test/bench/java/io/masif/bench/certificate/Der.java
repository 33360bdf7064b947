package io.masif.bench.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** As much of ASN.1's distinguished encoding rules (X.690) as a certificate needs. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int EXPLICIT = 0xa0;
    private static final int SHORT_FORM = 0x80;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... elements) {
        return wrap(SEQUENCE, elements);
    }

    static byte[] set(byte[]... elements) {
        return wrap(SET, elements);
    }

    static byte[] explicit(int number, byte[] element) {
        return wrap(EXPLICIT + number, element);
    }

    static byte[] integer(BigInteger value) {
        return wrap(INTEGER, value.toByteArray());
    }

    static byte[] text(String text) {
        return wrap(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] moment(Instant moment) {
        return wrap(UTC_TIME, MOMENT.format(moment).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] bits(byte[] bits) {
        return wrap(BIT_STRING, new byte[] {0}, bits);
    }

    private static byte[] wrap(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < SHORT_FORM) {
            out.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int from = bytes[0] == 0 ? 1 : 0;
            out.write(SHORT_FORM + bytes.length - from);
            out.write(bytes, from, bytes.length - from);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
