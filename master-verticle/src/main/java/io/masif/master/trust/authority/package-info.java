/**
 * The authorities that the master trusts, and what they have revoked.
 *
 * <p>{@link io.masif.master.trust.authority.Authorities} are read from files, and check each
 * {@link io.masif.master.trust.authority.RevocationList} of {@link io.masif.master.trust.authority.Revocations}. When they are
 * read is decided in {@code io.masif.master.trust}.
 */
package io.masif.master.trust.authority;
