package dev.overlaylab.labs.adopt;

import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Lab.MachineNeed;
import dev.overlaylab.labs.lab.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a lab wants of the hosts it runs on, as its documented commands show.
 *
 * @param needs what not every host can do
 * @param machines how many, the workstation not counted
 * @param memoryMb the most that one of them wants
 * @param stores key-value stores that engines must be able to use: {@code consul} …
 * @param interfaces that must have an address, because engines are told to advertise it
 * @param swarmMode whether engines form a swarm of their own
 * @param ports that containers publish on hosts
 */
public record LabDemands(
        String lab,
        List<Ability> needs,
        int machines,
        int memoryMb,
        Set<String> stores,
        Set<String> interfaces,
        boolean swarmMode,
        Set<Integer> ports) {
    /** What engines call it in an address; in every other place they use its name. */
    private static final String ZOOKEEPER_SCHEME = "zk";

    private static final Pattern STORE = Pattern.compile("cluster-store[= ]\"?([a-z]+)(?:://|:)");
    private static final Pattern ADVERTISE = Pattern.compile("cluster-advertise[= ]\"?([a-z][a-z0-9.-]*):\\d+");
    private static final Pattern SWARM = Pattern.compile("docker\\s+swarm\\s+(?:init|join)");
    private static final Pattern PUBLISHED =
            Pattern.compile("(?:-p|--publish)[= ]+\"?(?:[\\d.]+:)?(\\d{1,5}):\\d{1,5}");

    public LabDemands {
        needs = List.copyOf(needs);
        stores = Set.copyOf(stores);
        interfaces = Set.copyOf(interfaces);
        ports = Set.copyOf(ports);
    }

    public static LabDemands of(Lab lab) {
        var commands = lab.steps().stream()
                .flatMap(it -> it.commands().stream())
                .map(Step.DocumentedCommand::line)
                .map(it -> it.replace("\\\n", " "))
                .collect(Collectors.joining("\n"));
        return new LabDemands(
                lab.id(),
                lab.needs(),
                lab.machines().size(),
                lab.machines().stream().mapToInt(MachineNeed::memoryMb).max().orElse(0),
                all(STORE, commands).stream()
                        .map(it -> it.equals(ZOOKEEPER_SCHEME) ? "zookeeper" : it)
                        .collect(Collectors.toSet()),
                all(ADVERTISE, commands),
                SWARM.matcher(commands).find(),
                all(PUBLISHED, commands).stream().map(Integer::valueOf).collect(Collectors.toSet()));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
