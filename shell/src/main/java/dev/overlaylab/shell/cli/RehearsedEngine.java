package dev.overlaylab.shell.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.overlaylab.checkers.machine.ByteStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;

/** The stream to an engine with one network and one container, where whatever is started prints nothing. */
final class RehearsedEngine implements ByteStream {
    private static final Pattern REQUEST = Pattern.compile("(?m)^(GET|POST|DELETE) (\\S+) HTTP/1\\.1$");
    private static final String INFO = """
            {"ID":"rehearsed","Name":"rehearsed","ServerVersion":"20.10.5","Driver":"overlay2","Swarm":{"LocalNodeState":"inactive"}}""";
    private static final String NETWORKS = """
            [{"Name":"my-net","Id":"1","Scope":"global","Driver":"overlay","Internal":false,"Options":{},"Labels":{},
              "IPAM":{"Driver":"default","Options":{},"Config":[{"Subnet":"10.0.9.0/24","Gateway":"10.0.9.1"}]}}]""";
    private static final String CONTAINERS = """
            [{"Id":"2","Names":["/web"],"Image":"nginx","Command":"nginx","Created":1,"State":"running","Status":"Up",
              "Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":80,"Type":"tcp"}],"Labels":{},
              "HostConfig":{"NetworkMode":"my-net"},"Mounts":[],
              "NetworkSettings":{"Networks":{"my-net":{"NetworkID":"1","IPAddress":"10.0.9.2","IPPrefixLen":24,"Aliases":null}}}}]""";

    private final StringBuilder answers = new StringBuilder();
    private int read;

    @Override
    public OutputStream output() {
        return new ByteArrayOutputStream() {
            @Override
            public void flush() {
                hear(toString(US_ASCII));
                reset();
            }
        };
    }

    @Override
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() {
                return next();
            }

            // What is there, and not more: the rest comes when it is asked for.
            @Override
            public int read(byte[] into, int offset, int length) {
                int first = next();
                if (first >= 0) {
                    into[offset] = (byte) first;
                }
                return first < 0 ? -1 : 1;
            }
        };
    }

    private synchronized int next() {
        return read == answers.length() ? -1 : answers.charAt(read++);
    }

    private synchronized void hear(String requests) {
        REQUEST.matcher(requests).results().forEach(it -> answers.append(answer(it.group(2))));
    }

    private static String answer(String path) {
        if (path.contains("/attach")) {
            return "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n";
        }
        if (path.endsWith("/start")) {
            return "HTTP/1.1 204 No Content\r\n\r\n";
        }
        if (path.endsWith("/_ping")) {
            return message("text/plain", "OK");
        }
        return message("application/json", json(path));
    }

    private static String json(String path) {
        if (path.endsWith("/info")) {
            return INFO;
        }
        if (path.endsWith("/networks")) {
            return NETWORKS;
        }
        if (path.contains("/containers/json")) {
            return CONTAINERS;
        }
        return path.endsWith("/wait") ? "{\"StatusCode\":0}" : "{\"Id\":\"3\",\"Warnings\":[]}";
    }

    private static String message(String type, String body) {
        return "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    @Override
    public void close() {
        // There is nothing behind it.
    }
}
