package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.cluster.DrivenCluster;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabCover;
import dev.overlaylab.shell.journal.Bookmark;
import dev.overlaylab.shell.journal.BookmarkFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets a person in a terminal choose a language the first time, and a lab. */
record Picker(Invocation invocation) {
    /** In the order in which the question numbers them. */
    private static final List<Language> LANGUAGES = List.of(Language.EN, Language.JA, Language.ZH);

    Integer pick() {
        var library = invocation.wiring().library();
        var all = library.ids().stream().map(library::cover).toList();
        var labs = Stream.concat(
                        all.stream().filter(it -> bookmark(it).isPresent()),
                        all.stream().filter(it -> bookmark(it).isEmpty()))
                .toList();
        var usedLast = LastLanguage.in(invocation.wiring().home()).map(Language::tag);
        var language = invocation.languageGiven() || usedLast.isPresent()
                ? StartCommand.language(invocation, usedLast)
                : askLanguage();
        var speaker = invocation.speaker().in(language);
        for (int i = 0; i < labs.size(); i++) {
            show(speaker, labs.get(i), i + 1);
        }
        while (true) {
            var answer = ask(speaker, Text.of("cli.choose-lab"));
            if (answer.isEmpty() || List.of("q", "quit", "exit").contains(answer.get())) {
                return 0;
            }
            var chosen = chosen(labs, answer.get());
            if (chosen.isPresent()) {
                var same = new Invocation(invocation.wiring(), speaker, invocation.environment(), true);
                return new StartCommand(same).converse(chosen.get().id());
            }
        }
    }

    private static Optional<LabCover> chosen(List<LabCover> labs, String answer) {
        if (answer.isEmpty() && labs.size() == 1) {
            return Optional.of(labs.get(0));
        }
        for (int i = 0; i < labs.size(); i++) {
            if (answer.equals(Integer.toString(i + 1))
                    || answer.equals(labs.get(i).id())) {
                return Optional.of(labs.get(i));
            }
        }
        return Optional.empty();
    }

    private void show(Speaker speaker, LabCover lab, int number) {
        var title = lab.title().getOrDefault(speaker.language(), lab.id());
        var steps = lab.steps();
        var at = bookmark(lab).map(it -> steps.indexOf(it.step()) + 1).orElse(0);
        speaker.answer(
                at > 0
                        ? Text.of(
                                "cli.lab-choice-resume",
                                "number",
                                number,
                                "title",
                                title,
                                "step",
                                at,
                                "of",
                                steps.size())
                        : Text.of(
                                "cli.lab-choice",
                                "number",
                                number,
                                "title",
                                title,
                                "minutes",
                                lab.minutes(),
                                "memory",
                                gigabytes(lab)));
    }

    /** What the lab's virtual machines take together. */
    private static String gigabytes(LabCover lab) {
        var machines =
                lab.machines().stream().collect(Collectors.toMap(Lab.MachineNeed::name, Lab.MachineNeed::memoryMb));
        var together = DrivenCluster.memoryTogether(machines).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return String.format(Locale.ROOT, "%.1f", together / 1024.0);
    }

    private Optional<Bookmark> bookmark(LabCover lab) {
        var file = invocation.wiring().home().progress(lab.id());
        return new BookmarkFile(file, Clock.systemUTC()).peek();
    }

    private Language askLanguage() {
        var speaker = invocation.speaker();
        while (true) {
            int number = LANGUAGES.indexOf(speaker.language()) + 1;
            var answer = ask(speaker, Text.of("cli.choose-language", "default", number))
                    .orElse("");
            if (answer.isEmpty()) {
                return speaker.language();
            }
            for (var language : LANGUAGES) {
                if (answer.equals(Integer.toString(LANGUAGES.indexOf(language) + 1)) || answer.equals(language.tag())) {
                    return language;
                }
            }
        }
    }

    /** One answer; byte by byte, so that nothing typed ahead for the lesson is taken away from it. */
    private static Optional<String> ask(Speaker speaker, Text question) {
        var out = speaker.streams().out();
        out.print(speaker.broken(speaker.catalogue().say(speaker.language(), question) + " "));
        out.flush();
        var answer = new java.io.ByteArrayOutputStream();
        try {
            int next = speaker.streams().in().read();
            while (next >= 0 && next != '\n') {
                answer.write(next);
                next = speaker.streams().in().read();
            }
            return next < 0 && answer.size() == 0
                    ? Optional.empty()
                    : Optional.of(answer.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
