package dev.overlaylab.checkers.world;

import java.util.List;
import java.util.Random;

/** Ways to spoil a text, drawn from a seed: what went wrong once goes wrong again with the same seed. */
public final class Mutations {
    private static final List<String> NASTY = List.of(
            "",
            "\n",
            "\r\n",
            "\u0000",
            "\uFFFD",
            "'",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "[]",
            "{}",
            "null",
            "true",
            "-1",
            "99999999999999999999",
            "1e999",
            "NaN",
            "0x7f",
            "%s",
            "${jndi:x}",
            "日本語",
            "接続を拒否されました",
            "连接被拒绝",
            "\u202E",
            "\uD83D\uDC69",
            "::1",
            "fe80::1%eth0",
            "[::1]:80",
            "256.1.1.1",
            "@@overlaylab begin\n",
            "\n@@overlaylab exit 0\n",
            "\n@@overlaylab exit 999\n",
            "HTTP/1.1 200 OK",
            "a".repeat(5_000));

    private final Random random;

    public Mutations(long seed) {
        random = new Random(seed);
    }

    /** The text with one to four things wrong. */
    public String of(String text) {
        var spoilt = text;
        for (var times = 1 + random.nextInt(4); times > 0; times--) {
            spoilt = once(spoilt);
        }
        return spoilt;
    }

    public int number(int bound) {
        return random.nextInt(bound);
    }

    private String once(String text) {
        var from = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), from + random.nextInt(40));
        var nasty = NASTY.get(random.nextInt(NASTY.size()));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(from);
            case 2 -> text.substring(0, from) + text.substring(to);
            case 3 -> text.substring(0, from) + nasty + text.substring(to);
            case 4 -> text.substring(0, to) + text.substring(from);
            default -> text.substring(0, from) + (char) (1 + random.nextInt(0x2FF)) + text.substring(from);
        };
    }
}
