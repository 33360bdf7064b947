/**
 * Foreign texts: whether they are visible, how they are quoted in our own sentences, and how long they may be.
 * Flow: {@code TextRules} (in constructors of the domain) → {@code VisibleText}, {@code Quote}.
 */
package io.masif.text;
