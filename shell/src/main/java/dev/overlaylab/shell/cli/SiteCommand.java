package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.shell.report.ExitCode;
import dev.overlaylab.site.SiteBuilder;
import dev.overlaylab.site.SiteFiles;
import dev.overlaylab.site.SiteRequest;
import dev.overlaylab.site.folder.OutputFolder;
import dev.overlaylab.site.fragment.FragmentKind;
import dev.overlaylab.site.manual.Manual;
import dev.overlaylab.site.preview.FolderWatch;
import dev.overlaylab.site.preview.PreviewServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a docs site of labs. */
@Command(name = "site")
final class SiteCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "site-out")
    String out = "";

    @Option(names = "--base-url", paramLabel = "URL", descriptionKey = "site-base-url")
    String baseUrl = "";

    @Option(names = "--templates", paramLabel = "DIR", descriptionKey = "site-templates")
    String templates = "";

    @Option(names = "--strict", descriptionKey = "site-strict")
    boolean strict;

    @Option(names = "--seed", paramLabel = "TEXT", descriptionKey = "site-seed")
    String seed = "";

    @Option(
            names = "--fragments",
            paramLabel = "mkdocs|docusaurus|hugo|html",
            descriptionKey = "site-fragments",
            completionCandidates = Known.Fragments.class)
    String fragments = "";

    @Option(names = "--serve", descriptionKey = "site-serve")
    boolean serve;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "site-port")
    int port = 8000;

    private final SiteBuilder builder;
    private @Nullable Manual manual;

    SiteCommand(Invocation invocation) {
        this.invocation = invocation;
        this.builder = new SiteBuilder(invocation.speaker().catalogue());
    }

    @Override
    public Integer call() {
        if (out.isEmpty() && !serve) {
            WrongUsage.unless(() -> {
                throw Problem.of("problem.cli.site-out");
            });
        }
        var began = System.nanoTime();
        var folder = out.isEmpty()
                ? Optional.<OutputFolder>empty()
                : Optional.of(WrongUsage.unless(() -> {
                    var asked = new OutputFolder(Path.of(out));
                    asked.require();
                    return asked;
                }));
        var site = site();
        site.remarks().forEach(invocation.speaker()::note);
        folder.ifPresent(it -> tell(site, it.replace(site.files()), System.nanoTime() - began));
        if (serve) {
            serve(site, folder);
        }
        return ExitCode.PASSED;
    }

    private SiteFiles site() {
        if (fragments.isEmpty()) {
            return builder.site(request());
        }
        var kind = WrongUsage.unless(() -> FragmentKind.named(fragments)
                .orElseThrow(() -> Problem.of(
                        "problem.cli.site-fragments",
                        "kind",
                        fragments,
                        "valid",
                        String.join(", ", FragmentKind.ids()))));
        return builder.fragments(request(), kind);
    }

    /** Until the process is told to end. A mistake made while writing is said, and what was there goes on being shown. */
    private void serve(SiteFiles site, Optional<OutputFolder> folder) {
        var speaker = invocation.speaker();
        var watched = Stream.of(labs.directory, templates)
                .filter(it -> !it.isEmpty())
                .map(Path::of)
                .toList();
        var watch = new FolderWatch(watched);
        try (var server = new PreviewServer(port, site.files())) {
            speaker.note("site.serving", "address", server.address());
            while (true) {
                watch.await();
                var began = System.nanoTime();
                try {
                    var remade = site();
                    folder.ifPresent(it -> it.replace(remade.files()));
                    server.show(remade.files());
                    speaker.note("site.remade", "millis", (System.nanoTime() - began) / 1_000_000);
                } catch (Problem e) {
                    speaker.problem(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SiteRequest request() {
        return new SiteRequest(
                labs.library(),
                manual(),
                baseUrl.isEmpty() ? Optional.empty() : Optional.of(WrongUsage.unless(() -> address(baseUrl))),
                templates.isEmpty() ? Optional.empty() : Optional.of(Path.of(templates)),
                strict,
                WrongUsage.unless(() -> Seed.of(seed)));
    }

    /** The program does not change while it serves. */
    private Manual manual() {
        var known = manual;
        if (known == null) {
            known = ProgramManual.of(invocation);
            manual = known;
        }
        return known;
    }

    private static URI address(String url) {
        try {
            var address = new URI(url.replaceFirst("/+$", ""));
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new Problem(Text.of("problem.cli.site-base-url", "url", url), e);
        }
        throw Problem.of("problem.cli.site-base-url", "url", url);
    }

    private void tell(SiteFiles site, OutputFolder.Outcome outcome, long nanos) {
        var speaker = invocation.speaker();
        if (outcome.kept() > 0) {
            speaker.note("site.kept", "count", outcome.kept(), "folder", out);
        }
        if (!outcome.changed()) {
            speaker.note("site.unchanged", "folder", out);
            return;
        }
        var pages = site.files().keySet().stream()
                .filter(it -> it.endsWith(".html") || it.endsWith(".md"))
                .count();
        var seconds = "%d.%02d".formatted(nanos / 1_000_000_000, nanos / 10_000_000 % 100);
        speaker.note("site.made", "pages", pages, "folder", out, "seconds", seconds);
    }
}
