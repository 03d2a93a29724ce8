/** Everything that makes a machine itself, packed before it first starts. */
@NullMarked
package dev.overlaylab.labs.driver.identity;

import org.jspecify.annotations.NullMarked;
