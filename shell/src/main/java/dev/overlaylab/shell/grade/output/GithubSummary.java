package dev.overlaylab.shell.grade.output;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.shell.grade.rubric.Points;
import dev.overlaylab.shell.grade.run.GradeRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/**
 * A class in Markdown, for GitHub: {@code cat github-summary.md >> "$GITHUB_STEP_SUMMARY"}. GitHub takes one MiB
 * (docs.github.com, "Workflow commands for GitHub Actions"); what is over is left out, and said.
 */
final class GithubSummary {
    private static final int MOST_BYTES = 900_000;

    private final ClassResult result;

    GithubSummary(ClassResult result) {
        this.result = result;
    }

    void write(OutputStream out) throws IOException {
        var overview = Overview.of(result);
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write("## " + Harmless.markdown(title()) + "\n\n");
        text.write(Harmless.markdown(result.say(
                        "grade.summary.counts", "graded", overview.graded(), "person", overview.needAPerson()))
                + "\n\n| " + result.say("grade.page.student") + " | " + result.say("grade.page.points")
                + " | ✔ | ✘ | ? | "
                + result.say("grade.page.remark") + " |\n|---|---|---|---|---|---|\n");
        var written = new long[2];
        result.each((student, record) -> {
            var line = line(record);
            written[0] += line.getBytes(StandardCharsets.UTF_8).length;
            if (written[0] < MOST_BYTES) {
                text.write(line);
            } else {
                written[1]++;
            }
        });
        if (written[1] > 0) {
            text.write("\n" + Harmless.markdown(result.say("grade.summary.left-out", "count", written[1])) + "\n");
        }
        text.flush();
    }

    private String line(GradeRecord record) {
        var grade = record.grade();
        return "| " + Harmless.markdown(grade.student()) + " | "
                + grade.total().map(Points::toString).orElse("–") + " / " + grade.of() + " | "
                + grade.count(Outcome.PASS) + " | " + grade.count(Outcome.FAIL) + " | "
                + grade.count(Outcome.CANNOT_CHECK) + " | " + Harmless.markdown(result.remark(record)) + " |\n";
    }

    private String title() {
        return result.lab().title().getOrDefault(result.language(), result.lab().id());
    }
}
