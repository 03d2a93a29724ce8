/** How many points what is worth, and what lateness costs. Knows nothing of machines. */
@NullMarked
package dev.overlaylab.shell.grade.rubric;

import org.jspecify.annotations.NullMarked;
