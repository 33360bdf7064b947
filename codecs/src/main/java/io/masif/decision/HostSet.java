package io.masif.decision;

import io.masif.domain.Digest;
import io.masif.text.Quote;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of hosts, by their numbers in the database. Immutable. A set of 5,000 of 100,000 hosts needs about 10 kB, a set of
 * consecutive numbers a few bytes.
 */
public final class HostSet {
    /** No hosts. */
    public static final HostSet NONE = of();

    private final RoaringBitmap hosts;

    private HostSet(RoaringBitmap hosts) {
        this.hosts = hosts;
    }

    /** The hosts of these numbers, in any order. */
    public static HostSet of(int... numbers) {
        return share(RoaringBitmap.bitmapOf(numbers));
    }

    /** The hosts of a bitmap, which is copied. */
    public static HostSet of(RoaringBitmap hosts) {
        return share(hosts.clone());
    }

    private static HostSet share(RoaringBitmap hosts) {
        hosts.runOptimize();
        hosts.trim();
        return new HostSet(hosts);
    }

    /**
     * A set from its bytes.
     *
     * @param bytes as {@link #toBytes} returned them
     * @throws IllegalArgumentException if they are no such bytes
     */
    public static HostSet ofBytes(byte[] bytes) {
        RoaringBitmap hosts = new RoaringBitmap();
        try {
            hosts.deserialize(ByteBuffer.wrap(bytes));
        } catch (IOException | IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IllegalArgumentException("a set of hosts is a serialised bitmap", e);
        }
        return new HostSet(hosts);
    }

    /** The set in the <a href="https://github.com/RoaringBitmap/RoaringFormatSpec">portable format</a> of bitmaps. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(hosts.serializedSizeInBytes());
        hosts.serialize(bytes);
        return bytes.array();
    }

    /**
     * A set from its text.
     *
     * @param text a JSON array of numbers without blanks, such as {@code [3,7,12]}
     * @throws IllegalArgumentException if it is no such array
     */
    public static HostSet parse(String text) {
        if (text.length() < 2 || text.charAt(0) != '[' || text.charAt(text.length() - 1) != ']') {
            throw malformed(text);
        }
        int[] numbers = new int[text.length() / 2];
        int count = 0;
        int index = 1;
        while (index < text.length() - 1) {
            long number = 0;
            int start = index;
            for (char digit = text.charAt(index); digit >= '0' && digit <= '9'; digit = text.charAt(++index)) {
                number = number * 10 + digit - '0';
            }
            boolean last = index == text.length() - 1;
            if (index == start
                    || number > Integer.MAX_VALUE
                    || (!last && (text.charAt(index) != ',' || index == text.length() - 2))) {
                throw malformed(text);
            }
            numbers[count++] = (int) number;
            index++;
        }
        return of(Arrays.copyOf(numbers, count));
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("a set of hosts is an array such as [3,7,12], not: " + Quote.of(text));
    }

    /** The numbers in ascending order as a JSON array without blanks: equal sets, equal text. */
    public String format() {
        return hosts.stream().mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    /** The SHA-256 of {@link #format()}, under which the database keeps a set once. */
    public Digest digest() {
        return Digest.ofText(format());
    }

    /** Whether the host is in this set. */
    public boolean contains(int host) {
        return hosts.contains(host);
    }

    /** The number of hosts. */
    public int size() {
        return hosts.getCardinality();
    }

    /** A copy as a bitmap. */
    public RoaringBitmap toBitmap() {
        return hosts.clone();
    }

    /** Those of the hosts that are in this set; a new bitmap. */
    public RoaringBitmap intersection(RoaringBitmap others) {
        return RoaringBitmap.and(others, hosts);
    }

    /** Those of the hosts that are not in this set; a new bitmap. */
    RoaringBitmap difference(RoaringBitmap others) {
        return RoaringBitmap.andNot(others, hosts);
    }

    /** The hosts that are in one of the two sets only; a new bitmap. */
    public RoaringBitmap symmetricDifference(HostSet other) {
        return RoaringBitmap.xor(hosts, other.hosts);
    }

    /** Whether one of the hosts is in this set. */
    boolean intersects(RoaringBitmap others) {
        return RoaringBitmap.intersects(others, hosts);
    }

    /** Removes the hosts of this set from a bitmap, in place. */
    void removeFrom(RoaringBitmap others) {
        others.andNot(hosts);
    }

    /** Removes the hosts that are not in this set from a bitmap, in place. */
    void retainIn(RoaringBitmap others) {
        others.and(hosts);
    }

    /** Adds the hosts of this set to a bitmap. */
    void addTo(RoaringBitmap others) {
        others.or(hosts);
    }

    /** The approximate size in memory, in bytes. */
    public long sizeInBytes() {
        return hosts.getLongSizeInBytes();
    }

    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof HostSet set && hosts.equals(set.hosts));
    }

    @Override
    public int hashCode() {
        return hosts.hashCode();
    }

    @Override
    public String toString() {
        return size() + " hosts";
    }
}
