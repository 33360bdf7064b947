package io.masif.boot.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The part of ASN.1's distinguished encoding rules (DER) that is needed to wrap a private key in PKCS#8. */
final class DerEncoder {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int SEQUENCE = 0x30;
    /** The tag of the parameters in an ECPrivateKey (RFC 5915). */
    static final int PARAMETERS = 0xa0;

    private static final int SHORT_LENGTH = 0x80;
    private static final int BYTE_MASK = 0xff;
    private static final int BITS = 8;

    private DerEncoder() {}

    /** A tag, the length of the parts, and the parts. */
    static byte[] encode(int tag, byte[]... parts) {
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
    static byte[] findMember(byte[] sequence, int tag) {
        int offset = contentOffset(sequence, 0);
        while (offset < sequence.length) {
            int content = contentOffset(sequence, offset);
            int end = content + readLength(sequence, offset);
            if ((sequence[offset] & BYTE_MASK) == tag) {
                return Arrays.copyOfRange(sequence, content, end);
            }
            offset = end;
        }
        return null;
    }

    private static int contentOffset(byte[] der, int offset) {
        int first = der[offset + 1] & BYTE_MASK;
        return offset + 2 + (first < SHORT_LENGTH ? 0 : first - SHORT_LENGTH);
    }

    private static int readLength(byte[] der, int offset) {
        int first = der[offset + 1] & BYTE_MASK;
        if (first < SHORT_LENGTH) {
            return first;
        }
        int length = 0;
        for (int index = 0; index < first - SHORT_LENGTH; index++) {
            length = (length << BITS) + (der[offset + 2 + index] & BYTE_MASK);
        }
        return length;
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < SHORT_LENGTH) {
            out.write(length);
        } else {
            int bytes = length > BYTE_MASK ? 2 : 1;
            out.write(SHORT_LENGTH + bytes);
            if (bytes == 2) {
                out.write(length >> BITS);
            }
            out.write(length & BYTE_MASK);
        }
    }
}
