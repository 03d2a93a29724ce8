package dev.overlaylab.labs.cluster.dockermachine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docker-machine inspect}: everything known about a machine. */
final class Inspect implements Subcommand {
    private final Bench bench;

    Inspect(Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String summary() {
        return "Inspect information about a machine";
    }

    @Override
    public Flags flags() {
        return new Flags().value("Format the output using the given go template.", "format", "f");
    }

    @Override
    public int run(Arguments typed, Call call) {
        var host = bench.hosts().only(typed);
        var format = typed.last("format");
        call.out(format.isEmpty() ? json(bench, host) : new GoTemplate(format).fill(facts(bench, host)));
        return 0;
    }

    static String json(Bench bench, Host host) {
        return GoTemplate.pretty(facts(bench, host));
    }

    private static Map<String, Object> facts(Bench bench, Host host) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("ConfigVersion", 3);
        facts.put("Driver", driver(bench, host));
        facts.put("DriverName", host.asked().driver());
        facts.put("ServedBy", bench.driver().id());
        facts.put("HostOptions", options(bench, host));
        facts.put("Name", host.name());
        return facts;
    }

    private static Map<String, Object> driver(Bench bench, Host host) {
        var driver = new LinkedHashMap<String, Object>();
        driver.put("IPAddress", host.address());
        driver.put("MachineName", host.name());
        driver.put("SSHUser", SecureShell.USER);
        driver.put("SSHPort", 22);
        driver.put("SSHKeyPath", bench.learner().machineDirectory(host.name()) + "/id_rsa");
        driver.put("StorePath", bench.learner().store());
        driver.put("SwarmMaster", host.asked().swarm().master());
        driver.put("SwarmHost", host.asked().swarm().host());
        driver.put("SwarmDiscovery", host.asked().swarm().discovery());
        driver.put("CPU", 1);
        driver.put(
                "Memory",
                Create.memory(host.asked().driverOptions(), bench.memory().apply(host.name())));
        driver.put("Options", host.asked().driverOptions());
        return driver;
    }

    private static Map<String, Object> swarm(SwarmAsked asked) {
        var swarm = new LinkedHashMap<String, Object>();
        swarm.put("IsSwarm", asked.takesPart());
        swarm.put("Address", asked.address());
        swarm.put("Discovery", asked.discovery());
        swarm.put("Agent", asked.agent());
        swarm.put("Master", asked.master());
        swarm.put("Host", asked.host());
        swarm.put("Image", asked.image());
        swarm.put("Strategy", asked.strategy());
        swarm.put("ArbitraryFlags", asked.options());
        swarm.put("ArbitraryJoinFlags", asked.joinOptions());
        swarm.put("IsExperimental", asked.experimental());
        return swarm;
    }

    private static Map<String, Object> options(Bench bench, Host host) {
        var asked = host.asked();
        var engine = new LinkedHashMap<String, Object>();
        engine.put("ArbitraryFlags", asked.engineOptions());
        engine.put("Env", asked.engineEnvironment());
        engine.put("InsecureRegistry", asked.insecureRegistries());
        engine.put("Labels", asked.engineLabels());
        engine.put("RegistryMirror", asked.registryMirrors());
        engine.put("StorageDriver", asked.storageDriver());
        engine.put("TlsVerify", true);

        var store = bench.learner().store();
        var machine = bench.learner().machineDirectory(host.name());
        var authentication = new LinkedHashMap<String, Object>();
        authentication.put("CertDir", store + "/certs");
        authentication.put("CaCertPath", store + "/certs/ca.pem");
        authentication.put("CaPrivateKeyPath", store + "/certs/ca-key.pem");
        authentication.put("ServerCertPath", machine + "/server.pem");
        authentication.put("ServerKeyPath", machine + "/server-key.pem");
        authentication.put("ClientKeyPath", store + "/certs/key.pem");
        authentication.put("ClientCertPath", store + "/certs/cert.pem");
        authentication.put("ServerCertSANs", List.of());
        authentication.put("StorePath", machine);

        var options = new LinkedHashMap<String, Object>();
        options.put("EngineOptions", engine);
        options.put("SwarmOptions", swarm(asked.swarm()));
        options.put("AuthOptions", authentication);
        return options;
    }
}
