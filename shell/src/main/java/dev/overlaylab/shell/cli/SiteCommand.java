package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.report.ExitCode;
import dev.overlaylab.site.SiteBuilder;
import dev.overlaylab.site.SiteFiles;
import dev.overlaylab.site.SiteRequest;
import dev.overlaylab.site.folder.OutputFolder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    SiteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (out.isEmpty()) {
            WrongUsage.unless(() -> {
                throw Problem.of("problem.cli.site-out");
            });
        }
        var began = System.nanoTime();
        var folder = WrongUsage.unless(() -> {
            var asked = new OutputFolder(Path.of(out));
            asked.require();
            return asked;
        });
        var site = new SiteBuilder(invocation.speaker().catalogue()).site(request());
        tell(site, folder.replace(site.files()), System.nanoTime() - began);
        return ExitCode.PASSED;
    }

    private SiteRequest request() {
        return new SiteRequest(
                labs.library(),
                ProgramManual.of(invocation),
                baseUrl.isEmpty() ? Optional.empty() : Optional.of(WrongUsage.unless(() -> address(baseUrl))),
                templates.isEmpty() ? Optional.empty() : Optional.of(Path.of(templates)),
                strict);
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
        site.remarks().forEach(speaker::note);
        if (outcome.kept() > 0) {
            speaker.note("site.kept", "count", outcome.kept(), "folder", out);
        }
        if (!outcome.changed()) {
            speaker.note("site.unchanged", "folder", out);
            return;
        }
        var pages = site.files().keySet().stream()
                .filter(it -> it.endsWith(".html"))
                .count();
        var seconds = "%d.%02d".formatted(nanos / 1_000_000_000, nanos / 10_000_000 % 100);
        speaker.note("site.made", "pages", pages, "folder", out, "seconds", seconds);
    }
}
