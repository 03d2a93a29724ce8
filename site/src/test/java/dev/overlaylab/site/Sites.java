package dev.overlaylab.site;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.site.manual.CommandEntry;
import dev.overlaylab.site.manual.Manual;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sites for tests. */
public final class Sites {
    public static final URI BASE = URI.create("https://example.org/labs");

    private Sites() {}

    public static SiteFiles of(LabLibrary library) {
        return of(new SiteRequest(library, manual(), Optional.of(BASE), Optional.empty(), false, Seed.NONE));
    }

    public static SiteFiles of(SiteRequest request) {
        return new SiteBuilder(Catalogue.ofProduct()).site(request);
    }

    static Manual manual() {
        var entry = new CommandEntry(
                "overlaylab site",
                "overlaylab site <DIR>",
                "A & B",
                List.of(new CommandEntry.Argument("--out=<DIR>", "where")));
        var schema = new Manual.Schema(
                "lab.schema.json",
                "{\"properties\":{\"id\":{\"type\":\"string\",\"description\":\"which <lab>\"}},\"required\":[\"id\"]}");
        return new Manual(
                "1",
                Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), it -> List.of(entry))),
                List.of(schema));
    }
}
