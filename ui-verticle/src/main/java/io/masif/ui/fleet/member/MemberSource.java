package io.masif.ui.fleet.member;

import io.masif.domain.label.LabelSelector;
import org.roaringbitmap.RoaringBitmap;

/** The hosts of the index, of which groups choose their members. */
public interface MemberSource {
    /** The numbers of all hosts; a new set. */
    RoaringBitmap ids();

    /** The numbers of those of the candidates that exist and that the selector chooses; a new set. */
    RoaringBitmap find(LabelSelector selector, RoaringBitmap candidates);

    /** The hosts that were added, removed or have other labels since the last call. */
    RoaringBitmap takeChanged();
}
