package io.masif.ui.fleet.outcome;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Outcomes as bytes: the five sets of hosts in the portable format of roaring bitmaps, then the failures and the refusals, then
 * the number of times at which hosts have done it, and these times.
 */
public final class OutcomeBytes {
    /** Has to be changed with the format. */
    public static final int FORMAT = 4;

    private static final long NOT_ENDED = Long.MIN_VALUE;

    private OutcomeBytes() {}

    /** The outcomes as bytes. */
    public static byte[] write(Outcomes outcomes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (RoaringBitmap set : outcomes.sets()) {
                set.serialize(out);
            }
            IntIterator failed = findFailed(outcomes);
            while (failed.hasNext()) {
                FailedOutcome failure = outcomes.failure(failed.next());
                out.writeLong(failure.run());
                out.writeLong(
                        failure.ended() == null ? NOT_ENDED : failure.ended().toEpochMilli());
                out.writeLong(failure.stored().toEpochMilli());
            }
            out.writeInt(outcomes.doneTimes().size());
            for (Map.Entry<Integer, Instant> each : outcomes.doneTimes().entrySet()) {
                out.writeInt(each.getKey());
                out.writeLong(each.getValue().toEpochMilli());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The outcomes of such bytes. */
    public static Outcomes read(byte[] bytes) {
        Outcomes outcomes = new Outcomes();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (RoaringBitmap set : outcomes.sets()) {
                set.deserialize(in);
            }
            IntIterator failed = findFailed(outcomes);
            while (failed.hasNext()) {
                outcomes.putFailure(failed.next(), readFailure(in));
            }
            for (int remaining = in.readInt(); remaining > 0; remaining--) {
                outcomes.putDoneTime(in.readInt(), Instant.ofEpochMilli(in.readLong()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcomes;
    }

    private static IntIterator findFailed(Outcomes outcomes) {
        return RoaringBitmap.or(outcomes.failed(), outcomes.refused()).getIntIterator();
    }

    private static FailedOutcome readFailure(DataInputStream in) throws IOException {
        long run = in.readLong();
        long ended = in.readLong();
        return new FailedOutcome(
                run, ended == NOT_ENDED ? null : Instant.ofEpochMilli(ended), Instant.ofEpochMilli(in.readLong()));
    }
}
