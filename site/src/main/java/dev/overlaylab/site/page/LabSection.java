package dev.overlaylab.site.page;

import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.site.lesson.LabLesson;
import dev.overlaylab.site.lesson.StepLesson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The catalogue of labs, a page for each, and one for each of their steps. */
final class LabSection implements Section {
    static final String NAME = "labs";
    private static final int DESCRIPTION = 200;

    @Override
    public List<Page> pages(Edition edition) {
        var pages = new ArrayList<Page>();
        var catalogue = Map.<String, Object>of(
                "labs",
                edition.labs(),
                "engines",
                EngineVersion.ids(),
                "topics",
                List.of("basics", "store", "swarm", "compose"));
        pages.add(edition.page("labs/index.html", NAME, NAME, catalogue));
        for (var lab : edition.labs()) {
            pages.add(lab(lab));
            for (var step : lab.steps()) {
                pages.add(step(edition, lab, step));
            }
        }
        return pages;
    }

    private static Page lab(LabLesson lab) {
        return new Page(
                folder(lab) + "index.html",
                "lab.ftlh",
                NAME,
                lab.title(),
                shortened(lab.teaser()),
                true,
                Map.of("lab", lab));
    }

    private static Page step(Edition edition, LabLesson lab, StepLesson step) {
        var model = new HashMap<String, Object>(Map.of("lab", lab, "step", step));
        int at = step.number() - 1;
        if (at > 0) {
            model.put("before", lab.steps().get(at - 1));
        }
        if (at + 1 < lab.steps().size()) {
            model.put("after", lab.steps().get(at + 1));
        }
        var description = edition.voice()
                .say(
                        "step.description",
                        "lab",
                        lab.title(),
                        "number",
                        step.number(),
                        "of",
                        lab.steps().size());
        return new Page(
                folder(lab) + step.id() + ".html",
                "step.ftlh",
                NAME,
                step.title(),
                shortened(description),
                true,
                model);
    }

    private static String folder(LabLesson lab) {
        return "labs/" + lab.id() + "/";
    }

    private static String shortened(String text) {
        return text.length() <= DESCRIPTION
                ? text
                : text.substring(0, DESCRIPTION).strip() + "…";
    }
}
