package io.masif.system.page.inspect;

import com.microsoft.playwright.Page;
import java.util.List;

/** Texts of a page that are painted over each other. */
public final class Overlaps {
    /** Each line of a text is a rectangle; what a box hides that scrolls is left out, and what stays while the page scrolls. */
    private static final String FIND = """
            () => {
              const isApart = element => {
                for (let each = element; each; each = each.parentElement) {
                  const style = getComputedStyle(each);
                  if (["fixed", "sticky"].includes(style.position) || style.clipPath !== "none") return true;
                }
                return false;
              };
              const clip = (box, element) => {
                let {left, top, right, bottom} = box;
                for (let each = element; each && each !== document.body; each = each.parentElement) {
                  if (getComputedStyle(each).overflow === "visible") continue;
                  const outer = each.getBoundingClientRect();
                  left = Math.max(left, outer.left); right = Math.min(right, outer.right);
                  top = Math.max(top, outer.top); bottom = Math.min(bottom, outer.bottom);
                }
                return {left, top, right, bottom};
              };
              const lines = [];
              const texts = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                if (!text.textContent.trim() || !text.parentElement.checkVisibility() || isApart(text.parentElement)) continue;
                const range = document.createRange();
                range.selectNodeContents(text);
                for (const box of range.getClientRects()) {
                  const {left, top, right, bottom} = clip(box, text.parentElement);
                  if (right - left > 2 && bottom - top > 2) lines.push({text, left, top, right, bottom});
                }
              }
              lines.sort((one, other) => one.top - other.top);
              const found = [];
              lines.forEach((one, at) => {
                for (const other of lines.slice(at + 1)) {
                  if (other.top > one.bottom - 4) break;
                  if (one.text !== other.text && one.left < other.right - 2 && other.left < one.right - 2
                      && one.top < other.bottom - 4) {
                    found.push(one.text.textContent.trim() + " / " + other.text.textContent.trim());
                  }
                }
              });
              return found.slice(0, 10);
            }
            """;

    private Overlaps() {}

    /** Pairs of texts, the first ten. */
    public static List<?> find(Page page) {
        return (List<?>) page.evaluate(FIND);
    }
}
