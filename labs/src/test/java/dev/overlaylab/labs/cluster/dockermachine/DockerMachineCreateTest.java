package dev.overlaylab.labs.cluster.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code create} prints, asks and decides. */
class DockerMachineCreateTest extends DockerMachineCase {
    @Test
    void should_create_a_machine_with_the_familiar_progress() {
        var call = type(0, "create", "-d", "virtualbox", "mh-keystore");

        assertThat(call.printed()).isEqualTo("""
                Running pre-create checks...
                (overlaylab: "-d virtualbox" is accepted; the machine is really made by the "memory" driver of overlaylab.)
                Creating machine...
                (mh-keystore) Creating SSH key...
                (mh-keystore) Starting the VM...
                (mh-keystore) Waiting for an IP...
                Waiting for machine to be running, this may take a few minutes...
                Detecting operating system of created instance...
                Waiting for SSH to be available...
                Detecting the provisioner...
                Provisioning with debian...
                Copying certs to the local machine directory...
                Copying certs to the remote machine...
                Setting Docker configuration on the remote daemon...
                Checking connection to Docker...
                Docker is up and running!
                To see how to connect your Docker Client to the Docker Engine running on this virtual machine, run: docker-machine env mh-keystore
                """);
        assertThat(call.complained()).isEmpty();
        assertThat(driver.spec("mh-keystore").address()).isEqualTo("192.168.99.100");
    }

    @Test
    void should_configure_the_engine_as_asked() {
        type(
                0,
                "create",
                "-d",
                "virtualbox",
                "--engine-opt=cluster-store=consul://192.168.99.100:8500",
                "--engine-opt",
                "cluster-advertise=eth1:2376",
                "--engine-label",
                "rack=a=b",
                "--engine-opt",
                "debug",
                "--engine-opt=log-opt=max-size=1m",
                "--engine-opt=mtu=1400",
                "--engine-insecure-registry",
                "r:5000",
                "--engine-storage-driver",
                "overlay2",
                "--engine-env",
                "A=b",
                "mhs-demo0");

        var spec = driver.spec("mhs-demo0");
        assertThat(spec.memoryMb()).isEqualTo(2048);
        assertThat(spec.role()).isEqualTo(MachineSpec.Role.ENGINE);
        assertThat(spec.files())
                .contains(
                        new MachineSpec.MachineFile("/etc/docker/ca.pem", "CA\n", 0644),
                        new MachineSpec.MachineFile("/etc/docker/server.pem", "SERVER\n", 0644),
                        new MachineSpec.MachineFile("/etc/docker/server-key.pem", "KEY\n", 0600),
                        new MachineSpec.MachineFile("/etc/default/docker", "A=b\n", 0644));
        assertThat(spec.files().get(3).content()).isEqualTo("""
                {
                  "hosts" : [ "unix:///var/run/docker.sock", "tcp://0.0.0.0:2376" ],
                  "tlsverify" : true,
                  "tlscacert" : "/etc/docker/ca.pem",
                  "tlscert" : "/etc/docker/server.pem",
                  "tlskey" : "/etc/docker/server-key.pem",
                  "labels" : [ "provider=virtualbox", "rack=a=b" ],
                  "insecure-registries" : [ "r:5000" ],
                  "storage-driver" : "overlay2",
                  "cluster-store" : "consul://192.168.99.100:8500",
                  "cluster-advertise" : "eth1:2376",
                  "debug" : true,
                  "log-opts" : {
                    "max-size" : "1m"
                  },
                  "mtu" : 1400
                }
                """);
    }

    @Test
    void should_take_the_next_free_address() {
        type(0, "create", "a");
        type(0, "create", "b");
        type(0, "create", "c");
        type(0, "rm", "-y", "b");
        type(0, "create", "d");

        assertThat(driver.list())
                .extracting(MachineRecord::address)
                .containsExactly("192.168.99.1", "192.168.99.100", "192.168.99.102", "192.168.99.101");
    }

    @Test
    void should_take_options_of_cloud_drivers_and_say_that_they_do_nothing() {
        var call = type(
                0,
                "create",
                "--driver",
                "digitalocean",
                "--digitalocean-access-token",
                "s3cret",
                "--digitalocean-region=sgp1",
                "--digitalocean-private-networking",
                "swarm-node0");

        assertThat(call.printed())
                .contains("--digitalocean-access-token, --digitalocean-private-networking, --digitalocean-region");
        assertThat(type(0, "inspect", "swarm-node0").printed())
                .contains("\"digitalocean-access-token\": \"\"", "\"digitalocean-region\": \"sgp1\"")
                .doesNotContain("s3cret");
        assertThat(type(0, "inspect", "-f", "{{.DriverName}} {{.ServedBy}}", "swarm-node0")
                        .printed())
                .isEqualTo("digitalocean memory\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create | Error: No machine name specified",
                "create a b | Invalid command line. Found extra arguments [b]",
                "create a_b | Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -",
                "create -- -a | Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -",
                "create ../../x | Error creating machine: Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -",
                "create workstation | Error creating machine: workstation is the name of the machine you are typing at. Choose another name.",
                "create -d nonsense a | Driver \"nonsense\" not found. Do you have the plugin binary \"docker-machine-driver-nonsense\" accessible in your PATH?",
                "create --nonsense a | Incorrect Usage.",
                "create a --engine-opt | Incorrect Usage.",
                "ip nope | Docker machine \"nope\" does not exist. Use \"docker-machine ls\" to list machines. Use \"docker-machine create\" to add a new one.",
                "ip workstation | Docker machine \"workstation\" does not exist. Use \"docker-machine ls\" to list machines. Use \"docker-machine create\" to add a new one.",
                "env | Error: No machine name(s) specified and no \"default\" machine exists",
                "env a b | Error: Expected one machine name as an argument",
                "active | No active host found",
                "rm | Error: Expected to get one or more machine names as arguments",
                "ssh nope ls | Docker machine \"nope\" does not exist. Use \"docker-machine ls\" to list machines. Use \"docker-machine create\" to add a new one.",
                "scp a | Error: Incorrect number of arguments",
                "nonsense | docker-machine: 'nonsense' is not a docker-machine command. See 'docker-machine --help'.",
                "upgrade x | docker-machine upgrade: not offered by overlaylab, whose machines all come ready from one image. To start over: docker-machine rm NAME, then docker-machine create NAME",
                "ls --filter nonsense | Unsupported filter syntax.",
                "ls --filter a=b | Unsupported filter key 'a'",
            })
    void should_refuse_and_make_nothing(String line, String complaint) {
        var call = type(1, line.split(" "));

        assertThat(call.complained().lines().findFirst()).contains(complaint);
        assertThat(driver.list()).hasSize(1);
        assertThat(ledger.toFile().list()).isEmpty();
    }

    @Test
    void should_refuse_a_second_machine_of_a_name() {
        type(0, "create", "a");

        assertThat(type(1, "create", "a").complained()).isEqualTo("Docker machine \"a\" already exists\n");
    }

    @Test
    void should_leave_nothing_when_the_driver_fails() {
        driver = new InMemoryDriver() {
            @Override
            public MachineRecord create(MachineSpec spec, Progress progress) {
                throw Problem.of("problem.workstation.unreachable", "detail", "no memory");
            }
        };

        var call = type(1, "create", "a");

        assertThat(call.complained())
                .startsWith("Error creating machine: Error in driver during machine creation: ")
                .contains("no memory", "Try again");
        assertThat(ledger.toFile().list()).isEmpty();
        assertThat(scripts).last().asString().contains("rm -rf", "/home/learner/.docker/machine/machines/a");
    }

    @Test
    void should_leave_nothing_when_it_is_cancelled() {
        driver = new InMemoryDriver() {
            @Override
            public MachineRecord create(MachineSpec spec, Progress progress) {
                var record = super.create(spec, progress);
                Thread.currentThread().interrupt();
                return record;
            }
        };

        type(1, "create", "a");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(driver.list()).isEmpty();
        assertThat(ledger.toFile().list()).isEmpty();
    }

    @Test
    void should_keep_a_machine_whose_engine_does_not_come_up_and_say_why() {
        engineUp = false;

        var call = type(1, "create", "--engine-opt", "cluster-advertise=eth9:2376", "a");

        assertThat(call.complained())
                .startsWith("Error creating machine: Error running provisioning: Unable to verify the Docker daemon is "
                        + "listening: Maximum number of retries (10) exceeded\n")
                .contains("level=fatal msg=\"no address\"", "docker-machine rm a");
        assertThat(type(0, "status", "a").printed()).isEqualTo("Running\n");
        type(0, "rm", "-f", "a");
        assertThat(driver.list()).hasSize(1);
    }
}
