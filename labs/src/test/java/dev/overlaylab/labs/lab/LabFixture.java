package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small lab that is right, on disk; tests make one thing wrong. */
final class LabFixture {
    static final String LAB = """
            format: 1
            id: tiny
            machines:
              - {name: m1, memory-mb: 512}
            steps:
              - 01-one
            """;
    static final String STEP = """
            commands:
              - id: look
                run: docker ps
              - id: long
                run: |
                  docker run \\
                    busybox
                exit: 1
            checks:
              - {id: leads, type: consul-leader, machine: m1}
            sabotages:
              - id: stop
                run: ["{{command:look}}", docker stop x]
                check: leads
                reason: consul.not-answering
                undo: [docker start x]
            """;
    static final String TEXT = """
            # One

            Look, then run. Docker formats with {{.Names}}.

            {{command:look}}

            Again {{command:look}}, and now

            {{command:long}}

            {{hints}}

            ## machine.absent
            1. Vague
            2. Plain: {{command:look}}

            ## any
            1. Anything
            """;

    private final Path labs;

    private LabFixture(Path labs) {
        this.labs = labs;
    }

    static LabFixture in(Path directory) throws IOException {
        var fixture = new LabFixture(directory.resolve("labs"));
        Files.createDirectories(fixture.file("01-one"));
        fixture.write("lab.yaml", LAB).write("01-one/step.yaml", STEP);
        for (var language : Language.values()) {
            fixture.write(language.tag() + ".md", "# Tiny\n\nA lab.\n").write("01-one/" + language.tag() + ".md", TEXT);
        }
        return fixture;
    }

    Path labs() {
        return labs;
    }

    Path file(String path) {
        return labs.resolve("tiny").resolve(path);
    }

    LabFixture write(String path, String text) throws IOException {
        Files.writeString(file(path), text);
        return this;
    }

    LabFixture replace(String path, String what, String with) throws IOException {
        var before = Files.readString(file(path));
        if (!before.contains(what)) {
            throw new IllegalArgumentException(path + " does not contain " + what);
        }
        return write(path, before.replace(what, with));
    }

    /** Another lab beside this one, with nothing but one step that it takes from elsewhere. */
    LabFixture writeBorrower(String id, String step) throws IOException {
        var folder = Files.createDirectories(labs.resolve(id));
        Files.writeString(folder.resolve("lab.yaml"), LAB.replace("tiny", id).replace("01-one", step));
        for (var language : Language.values()) {
            Files.writeString(folder.resolve(language.tag() + ".md"), "# Borrower\n\nA lab.\n");
        }
        return this;
    }

    Lab load() {
        return LabLibrary.in(labs).load("tiny");
    }
}
