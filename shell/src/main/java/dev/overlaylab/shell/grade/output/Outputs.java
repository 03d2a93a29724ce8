package dev.overlaylab.shell.grade.output;

import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes a class's grades into a folder; each file is whole or the old one. */
public final class Outputs {
    private final ClassResult result;
    private final Path folder;

    public Outputs(ClassResult result, Path folder) {
        this.result = result;
        this.folder = folder;
    }

    /** Writes them, and always the list of those whom a person has to see to; returns what it wrote for a person to open. */
    public List<Path> write(Collection<OutputFormat> formats) {
        var written = new ArrayList<Path>();
        for (var format : formats) {
            written.add(write(format));
        }
        written.add(file("needs-a-person.csv", new Gradebook(result)::needsAPerson));
        return written;
    }

    /** The class for a program that reads it from the output. */
    public static void json(ClassResult result, OutputStream out) {
        try {
            ClassJson.write(result, out);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(OutputFormat format) {
        return switch (format) {
            case CSV -> file("gradebook.csv", new Gradebook(result)::csv);
            case XLSX -> file("gradebook.xlsx", new Gradebook(result)::xlsx);
            case MOODLE -> file("gradebook-moodle.csv", new Gradebook(result)::moodle);
            case CANVAS -> file("gradebook-canvas.csv", new Gradebook(result)::canvas);
            case JSON -> file("class.json", out -> ClassJson.write(result, out));
            case JUNIT -> file("junit.xml", out -> JunitXml.write(result, out));
            case GITHUB -> file("github-summary.md", new GithubSummary(result)::write);
            case HTML -> html();
            case GRADESCOPE -> gradescope();
        };
    }

    private Path html() {
        var pages = new Pages(result.catalogue());
        var page = new StudentPage(pages, result.catalogue());
        each((student, record) -> file(
                "students/" + student.fileName() + ".html",
                out -> page.write(student, record, result.variants().apply(student.id()), out)));
        return file("index.html", new ClassPage(pages, result)::write);
    }

    private Path gradescope() {
        var json = new GradescopeJson(result);
        each((student, record) -> {
            var name = "gradescope/" + student.fileName() + "/results.json";
            if (record.grade().total().isPresent()) {
                file(name, out -> json.write(record, result.variants().apply(student.id()), out));
            } else {
                // What an earlier run wrote is no longer so.
                Files.deleteIfExists(folder.resolve(name));
            }
        });
        return folder.resolve("gradescope");
    }

    private void each(ClassResult.Visitor visitor) {
        try {
            result.each(visitor);
        } catch (IOException e) {
            throw DurableFile.notWritten(folder, e);
        }
    }

    private Path file(String name, OutputFile.Content content) {
        var file = folder.resolve(name);
        OutputFile.write(file, content);
        return file;
    }
}
