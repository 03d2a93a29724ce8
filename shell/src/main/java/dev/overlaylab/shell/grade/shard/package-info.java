/** A class on several computers: which of them grades whom, and how the parts come together again. */
@NullMarked
package dev.overlaylab.shell.grade.shard;

import org.jspecify.annotations.NullMarked;
