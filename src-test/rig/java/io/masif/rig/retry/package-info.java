/**
 * What a client does that is refused for a passing cause. Not here: how it connects, and what it asks for.
 *
 * <p>Flow: {@code Browser, Masif → BusyRetry → Await}.
 */
package io.masif.rig.retry;
