/** What passes between the machines of a lab: heard, read, filtered, written down. */
@NullMarked
package dev.overlaylab.labs.wire;

import org.jspecify.annotations.NullMarked;
