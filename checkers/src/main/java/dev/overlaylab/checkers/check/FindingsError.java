package dev.overlaylab.checkers.check;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** The machines are not as they should be: a failed assertion that says what is wrong as data, not only as text. */
public final class FindingsError extends AssertionFailedError {
    private static final long serialVersionUID = 1L;
    private final String description;
    private final List<Finding> findings;

    /**
     * A failure for these findings.
     *
     * @param findings what is wrong, at least one thing
     */
    public FindingsError(List<Finding> findings) {
        this("", findings);
    }

    /**
     * A failure for these findings.
     *
     * @param description put in front of the message; empty for none
     * @param findings what is wrong, at least one thing
     */
    public FindingsError(String description, List<Finding> findings) {
        super(null, each(findings, Finding::expected), each(findings, Finding::actual));
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a failure without a finding");
        }
        this.description = description;
        this.findings = List.copyOf(findings);
    }

    /** What is wrong, at least one thing. */
    public List<Finding> findings() {
        return findings;
    }

    /** In English, for whoever runs the test; the shell says each finding in the learner's language. */
    @Override
    public String getMessage() {
        return (description.isEmpty() ? "" : "[" + description + "] ") + each(findings, Finding::told);
    }

    private static String each(List<Finding> findings, Function<Finding, String> part) {
        return findings.stream().map(part).collect(Collectors.joining("\n"));
    }
}
