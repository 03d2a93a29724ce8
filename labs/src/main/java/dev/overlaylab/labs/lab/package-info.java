/**
 * Labs as their authors wrote them, read and validated: {@code files -> LabFile, StepFile, LabText -> Lab}.
 *
 * <p>What the author wrote and what the run knows are two types. The format is described in {@code labs/FORMAT.md}.
 */
@NullMarked
package dev.overlaylab.labs.lab;

import org.jspecify.annotations.NullMarked;
