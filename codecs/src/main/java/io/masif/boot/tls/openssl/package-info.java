/**
 * TLS and signatures by the native library, where the machine has it: several times as fast as the JDK's.
 *
 * <p>Not here: certificates and keys as files (room {@code boot.tls}).
 *
 * <p>Flow: {@code NativeSignatures -> NativeProvider -> NativeKeys}.
 */
package io.masif.boot.tls.openssl;
