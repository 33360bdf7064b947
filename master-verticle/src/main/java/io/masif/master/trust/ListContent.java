package io.masif.master.trust;

/** The content of a file of revocation lists; it does not change. */
final class ListContent {
    private final byte[] bytes;

    ListContent(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
