package io.chainkeeper.force.liars;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/// Real answers that chance has changed: bits, bytes and pieces, anywhere or in the body alone.
final class Mutations {
    private static final int MOST = 6;

    private Mutations() {}

    static Lie any() {
        return new Lie("a mutation", Lie.Kind.WIRE, honest -> true, Mutations::changed);
    }

    private static RawAnswer changed(HonestAnswer honest, Random random) {
        RawAnswer.End end = random.nextInt(4) == 0 ? RawAnswer.End.CLOSES : RawAnswer.End.STAYS;
        if (random.nextInt(3) > 0 && honest.body().length > 0) {
            byte[] body = bytes(honest.body(), random);
            String head = random.nextInt(8) == 0 ? honest.head() : honest.sized(body.length);
            return HonestAnswer.raw(head, body, end);
        }
        byte[] head = bytes(honest.head().getBytes(HonestAnswer.WIRE), random);
        return HonestAnswer.raw(new String(head, HonestAnswer.WIRE), honest.body(), end);
    }

    private static byte[] bytes(byte[] from, Random random) {
        byte[] now = from;
        int times = 1 + random.nextInt(MOST);
        for (int i = 0; i < times && now.length > 0; i++) {
            now = once(now, random);
        }
        return now;
    }

    private static byte[] once(byte[] from, Random random) {
        int at = random.nextInt(from.length);
        int length = 1 + random.nextInt(Math.min(64, from.length - at));
        return switch (random.nextInt(7)) {
            case 0 -> flipped(from, at, random);
            case 1 -> joined(from, at, at + length, new byte[0]);
            case 2 -> joined(from, at, at, Arrays.copyOfRange(from, at, at + length));
            case 3 -> joined(from, at, at, noise(random, length));
            case 4 -> joined(from, at, at + length, noise(random, length));
            case 5 -> Arrays.copyOf(from, at);
            default -> digits(from, at, random);
        };
    }

    private static byte[] flipped(byte[] from, int at, Random random) {
        byte[] now = from.clone();
        now[at] ^= (byte) (1 << random.nextInt(8));
        return now;
    }

    private static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /// The next digit becomes another, or many.
    private static byte[] digits(byte[] from, int start, Random random) {
        for (int at = start; at < from.length; at++) {
            if (from[at] >= '0' && from[at] <= '9') {
                byte[] other = new byte[random.nextInt(4) == 0 ? 1 + random.nextInt(30) : 1];
                Arrays.fill(other, (byte) ('0' + random.nextInt(10)));
                return joined(from, at, at + 1, other);
            }
        }
        return from;
    }

    private static byte[] joined(byte[] from, int start, int end, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(from.length + middle.length);
        out.write(from, 0, start);
        out.writeBytes(middle);
        out.write(from, end, from.length - end);
        return out.toByteArray();
    }
}
