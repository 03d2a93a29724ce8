package dev.overlaylab.shell.grade.output;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.shell.grade.result.CheckGrade;
import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.run.GradeRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Test results as CI servers read them: a suite for each student, a case for each check. What could not be checked is an error,
 * not a failure.
 *
 * <p>Elements and attributes are those that the schema of Ant's JUnit (windyroad's JUnit-Schema) demands and the Jenkins xUnit plugin's
 * {@code junit-10.xsd} allows. That has times: of what took no time that was measured, 0; and moments without a zone: UTC.
 */
final class JunitXml {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ClassResult result;
    private final XMLStreamWriter xml;
    private int suites;

    private JunitXml(ClassResult result, XMLStreamWriter xml) {
        this.result = result;
        this.xml = xml;
    }

    static void write(ClassResult result, OutputStream out) throws IOException {
        try {
            // The JDK's own, whatever else is on the class path.
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("testsuites");
            var writer = new JunitXml(result, xml);
            result.each((student, record) -> writer.suite(record));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void suite(GradeRecord record) throws IOException {
        try {
            var grade = record.grade();
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            attribute(xml, "name", grade.student());
            attribute(xml, "tests", Integer.toString(grade.checks().size()));
            attribute(xml, "failures", Long.toString(grade.count(Outcome.FAIL)));
            attribute(xml, "errors", Long.toString(grade.count(Outcome.CANNOT_CHECK)));
            attribute(xml, "timestamp", SECONDS.format(record.judgedAt()));
            attribute(xml, "hostname", "localhost");
            attribute(xml, "time", "0");
            attribute(xml, "package", result.lab().id());
            attribute(xml, "id", Integer.toString(suites++));
            properties(grade);
            for (var check : grade.checks()) {
                testCase(grade, check);
            }
            remarks(grade);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void properties(StudentGrade grade) throws XMLStreamException {
        xml.writeStartElement("properties");
        property("state", grade.state().name());
        property("of", grade.of().toString());
        if (grade.total().isPresent()) {
            property("total", grade.total().get().toString());
        }
        property("seen", grade.subject().seen().name());
        property("seed", grade.subject().seed());
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
    }

    private void testCase(StudentGrade grade, CheckGrade check) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "name", check.check());
        attribute(xml, "classname", result.lab().id() + "." + check.step() + "." + grade.student());
        attribute(xml, "time", "0");
        if (check.outcome() != Outcome.PASS) {
            var first = check.findings().get(0);
            xml.writeStartElement(check.outcome() == Outcome.FAIL ? "failure" : "error");
            attribute(xml, "type", first.reason());
            attribute(xml, "message", first.where() + ": " + result.say(first.text()));
            for (var finding : check.findings()) {
                xml.writeCharacters(Harmless.xml(told(finding)));
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void remarks(StudentGrade grade) throws XMLStreamException {
        xml.writeStartElement("system-out");
        for (var remark : grade.subject().remarks()) {
            xml.writeCharacters(Harmless.xml(result.say(remark.text())) + "\n");
        }
        xml.writeEndElement();
        xml.writeEmptyElement("system-err");
    }

    private String told(Finding finding) {
        return "[" + finding.reason() + "] " + finding.where() + ": " + result.say(finding.text()) + "\n  "
                + result.say("report.expected") + ": " + finding.expected() + "\n  " + result.say("report.actual")
                + ": " + finding.actual() + "\n";
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Harmless.xml(value));
    }
}
