/**
 * Upgrades of a real Debian or Ubuntu in a folder ({@code script/prove-debootstrap}). Sandboxed hosts are in the rig.
 *
 * <p>{@code DebootstrapProof → ProofBed → ChrootHost}
 */
package io.masif.proof.debootstrap;
