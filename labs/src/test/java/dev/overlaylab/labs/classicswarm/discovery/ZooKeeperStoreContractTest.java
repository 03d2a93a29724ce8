package dev.overlaylab.labs.classicswarm.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("machines")
class ZooKeeperStoreContractTest extends StoreContractTest {
    @Override
    String scheme() {
        return "zk";
    }

    @Override
    RealStore begin(Path folder, int port) throws Exception {
        var settings = Files.createDirectories(folder.resolve("zookeeper/tmp")).resolve("zoo.cfg");
        Files.writeString(
                settings,
                "tickTime=2000\ndataDir=/tmp/data\nclientPort=" + port + "\nclientPortAddress=127.0.0.1\n"
                        + "admin.enableServer=false\n4lw.commands.whitelist=*\n");
        return new RealStore(
                image(),
                "zookeeper",
                folder,
                port,
                List.of(
                        "LD_LIBRARY_PATH=/opt/java/lib/jli:/opt/java/lib",
                        "/opt/java/bin/java",
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dzookeeper.jmx.log4j.disable=true",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        "/usr/share/java/*",
                        "org.apache.zookeeper.server.quorum.QuorumPeerMain",
                        "/tmp/zoo.cfg"));
    }
}
