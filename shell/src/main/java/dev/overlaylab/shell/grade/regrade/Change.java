package dev.overlaylab.shell.grade.regrade;

import dev.overlaylab.shell.grade.result.CheckGrade;
import java.util.Optional;

/** A check that comes out otherwise; before is absent for one that is new, after for one that is no more. */
public record Change(String check, Optional<CheckGrade> before, Optional<CheckGrade> after) {}
