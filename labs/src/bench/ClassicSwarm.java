import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Engines that answer from memory, and what it takes to ask them directly and through the endpoint. */
final class ClassicSwarm {
    private static final int CONTAINERS = 20;
    private static final long POURED = 512L << 20;

    public static void main(String[] words) throws Exception {
        var tls = tls();
        if (words[0].equals("engines")) {
            for (int number = 0; number < Integer.parseInt(words[1]); number++) {
                engine(tls, number);
            }
            Thread.currentThread().join();
        }
        int runs = Integer.parseInt(words[1]);
        var direct = new long[runs];
        var one = new long[runs];
        var fifty = new long[runs];
        // In turn, so that whatever else the computer does slows all of them down alike; the first half is for warming up.
        for (int run = -runs; run < runs; run++) {
            int place = Math.floorMod(run, runs);
            direct[place] = ask(tls, words[2]);
            one[place] = ask(tls, words[3]);
            fifty[place] = ask(tls, words[4]);
        }
        pour(tls, words[3]);
        double own = pour(tls, words[2]);
        double through = pour(tls, words[3]);
        say("docker ps asked of an engine itself", median(direct), "ms", "");
        say("docker ps through the endpoint, one engine", median(one), "ms", "");
        say("what the endpoint adds to it", median(one) - median(direct), "ms", upTo(5, median(one) - median(direct)));
        say("fifty engines, 1,000 containers", median(fifty), "ms", upTo(200, median(fifty)));
        say("the slowest of a hundred such", slowest(fifty), "ms", "");
        say("a connection taken over, engine itself", own, "MB/s", "");
        say("a connection taken over, through the endpoint", through, "MB/s", atLeast(50, through));
    }

    private static void say(String what, double figure, String unit, String target) {
        System.out.printf(Locale.ROOT, "%-52s %8.1f %-5s %s%n", what, figure, unit, target);
    }

    private static String upTo(double most, double figure) {
        return String.format(Locale.ROOT, "%s (at most %.0f)", figure <= most ? "reached" : "MISSED", most);
    }

    private static String atLeast(double least, double figure) {
        return String.format(Locale.ROOT, "%s (at least %.0f)", figure >= least ? "reached" : "MISSED", least);
    }

    private static double median(long[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    private static double slowest(long[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1 - sorted.length / 100] / 1e6;
    }

    private static SSLContext tls() throws Exception {
        var password = "benchmark".toCharArray();
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store("own.p12", password), password);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store("trust.p12", password));
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    private static KeyStore store(String file, char[] password) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(Path.of(file))) {
            store.load(in, password);
        }
        return store;
    }

    private static void engine(SSLContext tls, int number) throws IOException {
        var listening = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening.setNeedClientAuth(true);
        System.out.println("127.0.0.1:" + listening.getLocalPort());
        thread(() -> {
            while (true) {
                var socket = listening.accept();
                socket.setTcpNoDelay(true);
                thread(() -> serve(socket, number));
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void thread(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception gone) {
                // Whoever asked has hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void serve(Socket socket, int number) throws IOException {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                answer(socket.getOutputStream(), head.split(" ")[1].replaceFirst("^/v[0-9.]+", ""), number);
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private static void answer(OutputStream out, String target, int number) throws IOException {
        if (target.contains("/attach")) {
            out.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n".getBytes(ISO_8859_1));
            var part = new byte[32 * 1024];
            for (long left = POURED; left > 0; left -= part.length) {
                out.write(part);
            }
            throw new IOException("all poured");
        }
        if (target.startsWith("/events")) {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
            return;
        }
        var body = body(target, number).getBytes(ISO_8859_1);
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        out.write(body);
    }

    private static String body(String target, int number) {
        if (target.startsWith("/containers/json")) {
            return IntStream.range(0, CONTAINERS)
                    .mapToObj(it -> "{'Id':'" + id(number, it) + "','Names':['/c" + number + "-" + it
                            + "'],'Image':'busybox','ImageID':'sha256:1','Command':'sh','Created':1700000000,'Ports':[],"
                            + "'Labels':{},'State':'running','Status':'Up 2 hours','HostConfig':{'NetworkMode':'default'},"
                            + "'NetworkSettings':{'Networks':{}},'Mounts':[]}")
                    .collect(Collectors.joining(",", "[", "]"))
                    .replace('\'', '"');
        }
        if (target.startsWith("/containers/")) {
            var id = target.split("/")[2];
            return ("{'Id':'" + id + "','Name':'/c','State':{'Running':true,'StartedAt':'2026-01-01T00:00:00Z'},"
                            + "'Config':{'Labels':{}},'HostConfig':{},'NetworkSettings':{}}")
                    .replace('\'', '"');
        }
        return switch (target.split("\\?")[0]) {
            case "/info" -> ("{'ID':'" + number + "','Name':'node" + number + "','NCPU':2,'MemTotal':2147483648}")
                    .replace('\'', '"');
            case "/version" -> "{\"Version\":\"20.10.5\",\"ApiVersion\":\"1.41\"}";
            case "/volumes" -> "{\"Volumes\":[]}";
            default -> "[]";
        };
    }

    private static String id(int number, int container) {
        return String.format("%032x%032x", number + 1, container);
    }

    /** How long one question takes over a new connection. */
    private static long ask(SSLContext tls, String address) throws IOException {
        long begin = System.nanoTime();
        try (var socket = dial(tls, address)) {
            socket.getOutputStream()
                    .write("GET /v1.41/containers/json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(ISO_8859_1));
            var in = new BufferedInputStream(socket.getInputStream());
            var head = head(in);
            int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
            if (!head.startsWith("HTTP/1.1 200 ") || in.readNBytes(length).length != length || length < 1000) {
                throw new IOException("not an answer: " + head);
            }
        }
        return System.nanoTime() - begin;
    }

    private static double pour(SSLContext tls, String address) throws IOException {
        try (var socket = dial(tls, address)) {
            socket.getOutputStream()
                    .write(("POST /v1.41/containers/" + id(0, 0)
                                    + "/attach HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n")
                            .getBytes(ISO_8859_1));
            var in = new BufferedInputStream(socket.getInputStream());
            var head = head(in);
            long begin = System.nanoTime();
            long got = 0;
            var part = new byte[64 * 1024];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                got += read;
            }
            if (!head.startsWith("HTTP/1.1 101 ") || got != POURED) {
                throw new IOException("not everything came: " + got + " bytes after " + head);
            }
            return got / 1e6 / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static SSLSocket dial(SSLContext tls, String address) throws IOException {
        var parts = address.split(":");
        var socket = (SSLSocket) tls.getSocketFactory().createSocket(parts[0], Integer.parseInt(parts[1]));
        socket.setTcpNoDelay(true);
        return socket;
    }
}
