package dev.overlaylab.labs.driver.ssh;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.SshKeys;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Ability;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts of one lab, as its directory remembers them.
 *
 * @param token by which the lab's objects on hosts are known; nobody else has it
 * @param agreed whether their owner agreed to whatever the lab needs, without being asked each time
 */
public record AdoptedHosts(String token, boolean agreed, List<AdoptedHost> hosts) {
    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public AdoptedHosts {
        hosts = List.copyOf(hosts);
    }

    /** Where the workstation is: the host that was named for it, else the last one, which the first machines leave free. */
    public AdoptedHost workstation() {
        return hosts.stream().filter(AdoptedHost::workstation).findFirst().orElse(hosts.get(hosts.size() - 1));
    }

    /** What all of them can do on which machines of the lab may come to be. */
    public Set<Ability> abilities() {
        var engines = hosts.stream().filter(it -> !it.workstation()).toList();
        var common = EnumSet.allOf(Ability.class);
        (engines.isEmpty() ? hosts : engines).forEach(it -> common.retainAll(it.abilities()));
        return common;
    }

    /** The folder on a host in which everything of this lab is. */
    public String folder() {
        return "/var/lib/overlaylab/" + token;
    }

    private static Path file(Path labDirectory) {
        return labDirectory.resolve("hosts.json");
    }

    /** What was adopted for a lab; empty when nothing was. */
    public static Optional<AdoptedHosts> find(Path labDirectory) {
        var file = file(labDirectory);
        try {
            return Optional.of(
                    JSON.readValue(Files.readAllBytes(file), Stored.class).adopted());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new Problem(Text.of("problem.ssh.hosts-damaged", "file", file.toString()), e);
        } catch (IOException e) {
            throw MachineFolder.trouble(file, e);
        }
    }

    public void write(Path labDirectory) {
        try {
            PrivateFiles.directory(labDirectory);
            PrivateFiles.write(
                    file(labDirectory), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(Stored.of(this)));
        } catch (IOException e) {
            throw MachineFolder.trouble(file(labDirectory), e);
        }
    }

    private record Stored(int format, String token, boolean agreed, List<StoredHost> hosts) {
        static Stored of(AdoptedHosts adopted) {
            return new Stored(
                    FORMAT,
                    adopted.token(),
                    adopted.agreed(),
                    adopted.hosts().stream()
                            .map(it -> new StoredHost(
                                    StoredAddress.of(it.ssh()),
                                    it.address(),
                                    it.workstation(),
                                    it.abilities().stream()
                                            .map(Ability::id)
                                            .sorted()
                                            .toList()))
                            .toList());
        }

        AdoptedHosts adopted() {
            return new AdoptedHosts(
                    token,
                    agreed,
                    hosts.stream()
                            .map(it -> new AdoptedHost(
                                    it.ssh().address(),
                                    it.address(),
                                    it.workstation(),
                                    it.abilities().stream()
                                            .flatMap(id -> Ability.named(id).stream())
                                            .collect(Collectors.toSet())))
                            .toList());
        }
    }

    /** Lists written before it was asked what kernels can do have no abilities. */
    private record StoredHost(
            StoredAddress ssh,
            String address,
            boolean workstation,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> abilities) {}

    private record StoredAddress(
            String name,
            String host,
            int port,
            String user,
            List<String> keys,
            String agent,
            boolean onlyKeys,
            String hostKey,
            List<StoredAddress> via) {
        static StoredAddress of(SshAddress it) {
            return new StoredAddress(
                    it.machine(),
                    it.host(),
                    it.port(),
                    it.user(),
                    it.keys().files().stream().map(Path::toString).toList(),
                    it.keys().agent().map(Path::toString).orElse(""),
                    it.keys().onlyFiles(),
                    it.hostKey(),
                    it.via().stream().map(StoredAddress::of).toList());
        }

        SshAddress address() {
            var itsKeys = new SshKeys(
                    keys.stream().map(Path::of).toList(),
                    agent.isEmpty() ? Optional.empty() : Optional.of(Path.of(agent)),
                    onlyKeys);
            return new SshAddress(
                    name,
                    host,
                    port,
                    user,
                    itsKeys,
                    hostKey,
                    via.stream().map(StoredAddress::address).toList());
        }
    }
}
