/** Machines as QEMU virtual machines, without root. */
@NullMarked
package dev.overlaylab.labs.driver.vm;

import org.jspecify.annotations.NullMarked;
