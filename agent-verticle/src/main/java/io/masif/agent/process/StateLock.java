package io.masif.agent.process;

import io.masif.boot.StartException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prevents two agents from using the same folder: both would report the same runs. The kernel releases the lock however
 * the process ends, and processes that the agent starts do not inherit it.
 */
public final class StateLock implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(StateLock.class);

    private final FileChannel channel;

    /** Another agent holds the lock: it may be one that ends. */
    public static final class HeldException extends StartException {
        private static final long serialVersionUID = 1L;

        HeldException(Path state) {
            super("another agent works with " + state
                    + ": wait for its end, stop it, or give this one another state.dir");
        }
    }

    private StateLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Acquires the lock. If the file cannot be created, on a disk that is full or read-only, the agent continues without.
     * Blocks.
     *
     * @throws HeldException if another agent holds it
     */
    public static StateLock acquire(Path state) throws IOException {
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(state.resolve("agent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            LOG.warn("the folder for the state cannot be locked folder={} reason={}", state, e.toString());
            return new StateLock(null);
        }
        if (!tryLock(channel)) {
            channel.close();
            throw new HeldException(state);
        }
        return new StateLock(channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
