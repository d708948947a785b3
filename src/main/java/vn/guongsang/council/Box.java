package vn.guongsang.council;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is in the box of a secret vote: ballots, and the codes of their receipts, each shuffled by itself, so that
 * not even the open box tells which code came with which ballot. Each ballot adds the same number of bytes
 * whatever is on it.
 */
record Box(List<Stance> ballots, List<String> receipts) {

    static final Box EMPTY = new Box(List.of(), List.of());

    private static final int CODE = 12;

    /** Letters and digits that nobody takes for another: 60 bits a code. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final Pattern CODES = Pattern.compile("[" + LETTERS + "]{" + CODE + "}");

    Box {
        ballots = List.copyOf(ballots);
        receipts = List.copyOf(receipts);
    }

    static String code(RandomGenerator random) {
        return random.ints(CODE, 0, LETTERS.length())
                .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                .collect(Collectors.joining());
    }

    static boolean isCode(String text) {
        return CODES.matcher(text).matches();
    }

    Box with(Stance ballot, String receipt, RandomGenerator random) {
        var more = new ArrayList<>(ballots);
        more.add(ballot);
        var codes = new ArrayList<>(receipts);
        codes.add(receipt);
        return new Box(more, codes).shuffled(random);
    }

    Box shuffled(RandomGenerator random) {
        var mixed = new ArrayList<>(ballots);
        var codes = new ArrayList<>(receipts);
        Collections.shuffle(mixed, random);
        Collections.shuffle(codes, random);
        return new Box(mixed, codes);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(ballots.size() * (1 + CODE));
        ballots.forEach(ballot -> bytes.put((byte) ballot.ordinal()));
        receipts.forEach(code -> bytes.put(code.getBytes(StandardCharsets.US_ASCII)));
        return bytes.array();
    }

    static Box of(byte[] bytes) {
        int size = bytes.length / (1 + CODE);
        var ballots = new ArrayList<Stance>();
        var receipts = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            ballots.add(Stance.values()[bytes[i]]);
            receipts.add(new String(bytes, size + i * CODE, CODE, StandardCharsets.US_ASCII));
        }
        return new Box(ballots, receipts);
    }
}
