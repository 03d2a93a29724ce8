package dev.overlaylab.shell.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.doctor.Finding.Grade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A diagnosis for people, and for programs. */
public final class DoctorView {
    private final Catalogue catalogue;

    public DoctorView(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A title and a line for each finding; its grade is a word beside a sign, never a colour alone. */
    public String lines(Diagnosis diagnosis, Language language) {
        var lines = new StringBuilder(catalogue.say(language, Text.of("doctor.title"))).append("\n\n");
        for (var finding : diagnosis.findings()) {
            lines.append(sign(finding.grade()))
                    .append(' ')
                    .append(catalogue.say(language, Text.of("doctor.grade." + lower(finding.grade()))))
                    .append(": ")
                    .append(catalogue.say(language, finding.text()))
                    .append('\n');
        }
        return lines.toString();
    }

    /**
     * {@code {"format": 1, "drivers": {"vm": bool, "namespace": bool}, "findings": [{"subject", "grade": good|slow|missing,
     * "text"}]}}, ending in a line feed.
     */
    public String json(Diagnosis diagnosis, Language language) {
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        var root = mapper.createObjectNode().put("format", 1);
        root.putObject("drivers").put("vm", diagnosis.vm()).put("namespace", diagnosis.namespace());
        var findings = root.putArray("findings");
        for (var finding : diagnosis.findings()) {
            findings.addObject()
                    .put("subject", finding.subject())
                    .put("grade", lower(finding.grade()))
                    .put("text", catalogue.say(language, finding.text()));
        }
        try {
            return mapper.writeValueAsString(root) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lower(Grade grade) {
        return grade.name().toLowerCase(Locale.ROOT);
    }

    private static String sign(Grade grade) {
        return switch (grade) {
            case GOOD -> "✔";
            case SLOW -> "!";
            case MISSING -> "✘";
        };
    }
}
