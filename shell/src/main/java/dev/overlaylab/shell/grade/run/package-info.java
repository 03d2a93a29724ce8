/** Looks at a whole class: hosts in parallel, every result on the disk as soon as it is known, to be gone on with later. */
@NullMarked
package dev.overlaylab.shell.grade.run;

import org.jspecify.annotations.NullMarked;
