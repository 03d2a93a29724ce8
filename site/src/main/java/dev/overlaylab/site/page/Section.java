package dev.overlaylab.site.page;

import java.util.List;

/** Pages that belong together. */
interface Section {
    /** Its pages in one language; the same paths in every language. */
    List<Page> pages(Edition edition);
}
