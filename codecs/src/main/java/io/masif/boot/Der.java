package io.masif.boot;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The little of ASN.1's distinguished encoding rules that is needed to give a private key the wrapping of PKCS#8. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int SEQUENCE = 0x30;
    /** The tag of the parameters in an ECPrivateKey (RFC 5915). */
    static final int PARAMETERS = 0xa0;

    private static final int SHORT_LENGTH = 0x80;
    private static final int BYTE = 0xff;
    private static final int BITS = 8;

    private Der() {}

    /** A tag, the length of the parts, and the parts. */
    static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    /**
     * The content of the first member of that tag.
     *
     * @param sequence of members, with its own tag and length
     * @return null if there is none
     * @throws ArrayIndexOutOfBoundsException if the encoding ends early
     */
    static byte[] member(byte[] sequence, int tag) {
        int at = contentAt(sequence, 0);
        while (at < sequence.length) {
            int content = contentAt(sequence, at);
            int end = content + length(sequence, at);
            if ((sequence[at] & BYTE) == tag) {
                return Arrays.copyOfRange(sequence, content, end);
            }
            at = end;
        }
        return null;
    }

    private static int contentAt(byte[] der, int at) {
        int first = der[at + 1] & BYTE;
        return at + 2 + (first < SHORT_LENGTH ? 0 : first - SHORT_LENGTH);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & BYTE;
        if (first < SHORT_LENGTH) {
            return first;
        }
        int length = 0;
        for (int index = 0; index < first - SHORT_LENGTH; index++) {
            length = (length << BITS) + (der[at + 2 + index] & BYTE);
        }
        return length;
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < SHORT_LENGTH) {
            out.write(length);
        } else {
            int bytes = length > BYTE ? 2 : 1;
            out.write(SHORT_LENGTH + bytes);
            if (bytes == 2) {
                out.write(length >> BITS);
            }
            out.write(length & BYTE);
        }
    }
}
