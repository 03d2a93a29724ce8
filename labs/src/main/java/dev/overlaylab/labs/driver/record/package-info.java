/** What is written on disk about each machine, so that a later process finds it again. */
@NullMarked
package dev.overlaylab.labs.driver.record;

import org.jspecify.annotations.NullMarked;
