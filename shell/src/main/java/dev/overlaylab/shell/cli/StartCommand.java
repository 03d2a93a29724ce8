package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a lab: a conversation, or automatic play. */
@Command(name = "start")
final class StartCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Mixin
    HostsOption hosts = new HostsOption();

    @Parameters(index = "0", paramLabel = "LAB", descriptionKey = "lab", completionCandidates = Known.Labs.class)
    String labId = "";

    @Parameters(index = "1..*", paramLabel = "ALIAS", arity = "0..*", descriptionKey = "alias")
    List<String> aliases = new ArrayList<>();

    @Option(
            names = "--driver",
            paramLabel = "DRIVER",
            descriptionKey = "driver",
            completionCandidates = Known.DriverNames.class)
    String driver = "";

    @Mixin
    EngineOption engine = new EngineOption();

    @Mixin
    SeedOption seed = new SeedOption();

    @Option(names = "--plain", descriptionKey = "plain")
    boolean plain;

    @Option(names = "--internet", descriptionKey = "internet")
    boolean internet;

    @Option(names = "--keep", descriptionKey = "keep")
    boolean keep;

    @Option(names = "--auto", descriptionKey = "auto")
    boolean auto;

    @Option(names = "--json", paramLabel = "FILE|-", descriptionKey = "report")
    String json = "";

    StartCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return start(WrongUsage.unless(() -> {
            if (!json.isEmpty() && !auto) {
                throw Problem.of("problem.cli.json-without-auto");
            }
            return labs.load(labId, seed.given(), invocation.wiring());
        }));
    }

    /** Plays a lab with all defaults. */
    Integer auto(String lab) {
        labId = lab;
        auto = true;
        return call();
    }

    /** Converses about a lab with all defaults, in this language. */
    Integer converse(String lab) {
        labId = lab;
        return call();
    }

    @SuppressWarnings("try")
    private Integer start(Lab lab) {
        var wiring = invocation.wiring();
        Answer.checkIsWritable(json);
        var earlier = wiring.choiceOf(lab.id());
        var wanted = driver.isEmpty() && hosts.given() ? "ssh" : driver;
        var chosen = wanted.isEmpty() ? earlier.map(LabChoice::driver).orElse(Wiring.DEFAULT_DRIVER) : wanted;
        WrongUsage.unless(() -> wiring.checkedDriver(chosen));
        var version = WrongUsage.unless(() -> version(lab, earlier));
        try (var lock = wiring.lock(lab.id())) {
            if (earlier.isPresent() && !earlier.get().engineVersion().equals(version)) {
                refuseOtherEngineIfMachinesOf(lab, earlier.get().engineVersion(), version);
            }
            if (earlier.isPresent()
                    && !earlier.get().chosenSeed().equals(lab.variant().seed())) {
                refuseOtherSeedIfMachinesOf(lab, earlier.get().chosenSeed());
            }
            if (earlier.isPresent() && !earlier.get().driver().equals(chosen)) {
                refuseIfMachinesOf(lab, earlier.get().driver(), chosen);
            }
            if (chosen.equals("ssh")) {
                new HostsAdoption(invocation, hosts, common.yes).forLab(lab, aliases, auto, hasMachines(lab));
            } else if (hosts.given() || !aliases.isEmpty()) {
                WrongUsage.unless(() -> {
                    throw Problem.of("problem.cli.hosts-without-ssh", "driver", chosen);
                });
            }
            // Machines that were made with a way out keep it.
            var wayOut = internet || (earlier.map(LabChoice::internet).orElse(false) && hasMachines(lab));
            wiring.requireFor(lab, chosen, version, wayOut);
            if (!lab.variant().seed().isNone()) {
                invocation.speaker().note(SeedOption.told(lab));
            }
            var session = new StartedLab(invocation, lab, chosen, version, wayOut, keep, plain);
            return auto ? session.play(json, earlier) : session.converse(earlier);
        }
    }

    private void refuseIfMachinesOf(Lab lab, String earlier, String chosen) {
        if (hasMachines(lab)) {
            throw Problem.of("problem.lab.other-driver", "lab", lab.id(), "earlier", earlier, "driver", chosen);
        }
    }

    /** Asked for, else what the lab's machines have, else what the lab is best played with. */
    private EngineVersion version(Lab lab, Optional<LabChoice> earlier) {
        return engine.wantedFor(lab)
                .or(() -> earlier.map(LabChoice::engineVersion)
                        .filter(it -> lab.engines().contains(it.id())))
                .orElseGet(() -> EngineOption.bestFor(lab));
    }

    private void refuseOtherEngineIfMachinesOf(Lab lab, EngineVersion earlier, EngineVersion asked) {
        if (hasMachines(lab)) {
            throw Problem.of(
                    "problem.lab.other-engine", "lab", lab.id(), "earlier", earlier.id(), "engine", asked.id());
        }
    }

    private void refuseOtherSeedIfMachinesOf(Lab lab, Seed earlier) {
        if (hasMachines(lab)) {
            throw Problem.of(
                    "problem.lab.other-seed",
                    "lab",
                    lab.id(),
                    "earlier",
                    earlier.text(),
                    "seed",
                    lab.variant().seed().text());
        }
    }

    private boolean hasMachines(Lab lab) {
        return invocation
                .wiring()
                .driverOf(lab.id())
                .map(it -> !it.list().isEmpty())
                .orElse(false);
    }

    /** The language to speak: asked for, else the one the learner used last, else the system's. */
    static Language language(Invocation invocation, java.util.Optional<String> usedLast) {
        var system = invocation.speaker().language();
        return invocation.languageGiven()
                ? system
                : usedLast.flatMap(Language::of).orElse(system);
    }
}
