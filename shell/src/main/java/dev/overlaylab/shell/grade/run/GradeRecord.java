package dev.overlaylab.shell.grade.run;

import dev.overlaylab.shell.grade.result.StudentGrade;
import java.time.Instant;

/**
 * A grade as it is kept.
 *
 * @param key what the look depended on: hosts, lab and seed; another key makes it out of date
 * @param handedIn what lateness counts from: when we first tried to look, so that our own trouble makes nobody late
 * @param judgedAt when the machines were looked at
 */
public record GradeRecord(String key, Instant handedIn, Instant judgedAt, StudentGrade grade) {}
