/**
 * What a client does that is refused for a passing cause. Not here: how it connects, and what it asks for.
 *
 * <p>Flow: {@code UiApi, ForeignClient, Browser, Masif → UnavailableRetry → Await}.
 */
package io.masif.rig.retry;
