/** Faults on purpose: a lab's wire made bad, for drills, and good again. */
@NullMarked
package dev.overlaylab.labs.fault;

import org.jspecify.annotations.NullMarked;
