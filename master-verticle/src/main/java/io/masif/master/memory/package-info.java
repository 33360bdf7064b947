/**
 * Bounded caches; what is cached, and when it is valid, is decided by the packages that use them.
 *
 * <p>Any thread: Caches. The one thread that writes reports: BoundedCache.
 */
package io.masif.master.memory;
