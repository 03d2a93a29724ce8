/** Who is in the class, and which hosts are whose: rosters as learning platforms export them. */
@NullMarked
package dev.overlaylab.shell.grade.roster;

import org.jspecify.annotations.NullMarked;
