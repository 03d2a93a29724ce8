package dev.overlaylab.site.lesson;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Needs;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.labs.transcript.Transcript;
import dev.overlaylab.labs.transcript.TranscriptFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns labs and their transcripts into what pages show. */
public final class Lessons {
    private final Catalogue catalogue;
    private final Language language;

    public Lessons(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /**
     * A lab with what was recorded of it; read once, shown in every language.
     *
     * @param lab with what the seed gives for its parameters
     * @param documented the same without a seed, of which the records are
     * @param transcript nothing when nobody has recorded it
     * @param proven nothing when nobody has kept a whole proof of it
     * @param sessions scripts with a session in each language in which one was recorded
     * @param content a hash of all files that this was read from
     */
    public record Source(
            Lab lab,
            Lab documented,
            @Nullable Transcript transcript,
            @Nullable Proven proven,
            Map<Language, String> sessions,
            String content) {
        public Source {
            sessions = Map.copyOf(sessions);
        }
    }

    /** All labs of a library; anything wrong with one of them is a {@link Problem} that names the file. */
    public static List<Source> read(LabLibrary library, Seed seed) {
        var ids = library.ids();
        if (ids.isEmpty()) {
            throw Problem.of("problem.site.no-labs");
        }
        return ids.stream().map(it -> read(library, it, seed)).toList();
    }

    private static Source read(LabLibrary library, String id, Seed seed) {
        var files = new FilesRead();
        var heard = library.heardBy(files::add);
        var documented = heard.load(id);
        var lab = seed.isNone() ? documented : heard.load(id, seed);
        var transcript = new Captured(heard).of(documented).orElse(null);
        var proven = Proven.of(heard, documented).orElse(null);
        return new Source(lab, documented, transcript, proven, sessions(heard, id), files.hash() + seed.text());
    }

    private static Map<Language, String> sessions(LabLibrary library, String lab) {
        var sessions = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            var path = TranscriptFile.FOLDER + "/" + language.tag() + ".cast";
            library.file(lab, path).ifPresent(it -> sessions.put(language, Session.script(lab + "/" + path, it)));
        }
        return sessions;
    }

    /** A lab in this language. */
    public LabLesson lab(Source source) {
        var lab = source.lab();
        var summary = said(lab.summary());
        var steps = new ArrayList<StepLesson>();
        for (int i = 0; i < lab.steps().size(); i++) {
            steps.add(step(source, i));
        }
        return new LabLesson(
                lab.id(),
                said(lab.title()),
                Teaser.of(summary),
                Markdown.html(summary),
                lab.engines(),
                lab.needs().isEmpty() ? "" : catalogue.say(language, Needs.listed(lab.needs())),
                lab.minutes(),
                lab.machines(),
                Topic.of(lab),
                source.transcript() == null ? null : Recorded.of(source.transcript()),
                source.proven(),
                source.sessions().containsKey(language),
                Variation.of(source.lab(), source.documented()),
                steps);
    }

    /** What a reason says in general: where a finding names machines and values, it has dots. */
    public static String reason(Catalogue catalogue, Language language, String code) {
        return catalogue.say(language, Text.of("reason." + code)).replaceAll("\\{[a-z-]+}", "…");
    }

    /** The type of a check, as labs write it. */
    static String type(Check check) {
        return check.title().key().replaceFirst("^check\\.", "");
    }

    /** A lab's summary as Markdown for other sites. */
    public String summary(Source source) {
        return StepMarkdown.of(said(source.lab().summary()), code -> null);
    }

    /** A step's text as Markdown for other sites, with its outputs. */
    public String markdown(Source source, int index) {
        var step = source.lab().steps().get(index);
        return StepMarkdown.of(said(step.prose()), runs(source, index)::next);
    }

    private static Optional<Transcript.Step> recorded(Step step, @Nullable Transcript transcript) {
        return Optional.ofNullable(transcript).stream()
                .flatMap(it -> it.steps().stream())
                .filter(it -> it.id().equals(step.id()))
                .findFirst();
    }

    /** What outputs show, and what there is to be said of it, is of the documented lab. */
    private Runs runs(Source source, int index) {
        var documented = source.documented().steps().get(index);
        return new Runs(
                source.lab().steps().get(index).commands(),
                documented.commands(),
                recorded(documented, source.transcript())
                        .map(Transcript.Step::commands)
                        .orElse(List.of()),
                new Notes(catalogue, language, documented));
    }

    private StepLesson step(Source source, int index) {
        var step = source.lab().steps().get(index);
        var recorded = recorded(step, source.transcript());
        var runs = runs(source, index);
        var checks = recorded.map(Transcript.Step::checks).orElse(List.of());
        return new StepLesson(
                step.id(),
                index + 1,
                said(step.title()),
                Markdown.blocks(said(step.prose()), runs::next),
                step.checks().stream().map(it -> check(it, checks)).toList(),
                hints(step),
                step.sabotages(),
                picture(index, source.transcript()));
    }

    /** Before its first step a lab has no machines. */
    private @Nullable Picture picture(int at, @Nullable Transcript transcript) {
        if (transcript == null || topology(at, transcript).equals(Topology.NOTHING)) {
            return null;
        }
        var before = at == 0 ? Topology.NOTHING : topology(at - 1, transcript);
        return Picture.of(before, topology(at, transcript), catalogue, language);
    }

    private static Topology topology(int at, Transcript transcript) {
        return at < transcript.steps().size() ? transcript.steps().get(at).topology() : Topology.NOTHING;
    }

    private CheckLine check(Check check, List<Transcript.Check> recorded) {
        var outcome = recorded.stream()
                .filter(it -> it.id().equals(check.id()))
                .map(Transcript.Check::outcome)
                .findFirst()
                .orElse("");
        return new CheckLine(check.id(), type(check), catalogue.say(language, check.title()), outcome);
    }

    private List<HintLine> hints(Step step) {
        var hints = new ArrayList<HintLine>();
        step.hints().keySet().stream()
                .filter(it -> !it.equals(Step.ANY))
                .sorted()
                .forEach(it -> {
                    hints.add(new HintLine(it, reason(catalogue, language, it), levels(step.hintsFor(it))));
                });
        hints.add(new HintLine("", "", levels(step.hintsFor(Step.ANY))));
        return hints;
    }

    private List<String> levels(List<Map<Language, String>> levels) {
        return levels.stream().map(it -> Markdown.inline(said(it))).toList();
    }

    private String said(Map<Language, String> texts) {
        return texts.getOrDefault(language, "");
    }
}
