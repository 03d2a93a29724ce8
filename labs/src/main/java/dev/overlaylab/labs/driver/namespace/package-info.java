/** Machines as Linux namespaces around the same root file system; needs root. */
@NullMarked
package dev.overlaylab.labs.driver.namespace;

import org.jspecify.annotations.NullMarked;
