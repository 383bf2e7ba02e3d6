package io.chainkeeper.force.liars;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// All that is to be tried: each lie somewhere, or to each question; and mutations.
final class Trials {
    private static final int MUTATIONS = 30;
    private static final int MUTATIONS_LONG = 10_000;
    private static final int MOST_TIMES = 3;

    private final Random random;
    private final Map<Flow, List<Asked>> questions = new EnumMap<>(Flow.class);
    private final List<Trial> trials = new ArrayList<>();

    private Trials(Random random, Map<Flow, Map<Asked, Integer>> asked) {
        this.random = random;
        // In an order that does not depend on who asked first, so that a seed means the same choices.
        asked.forEach((flow, all) -> questions.put(
                flow,
                all.keySet().stream()
                        .sorted(java.util.Comparator.comparing(Asked::toString))
                        .toList()));
    }

    /// @param asked what each flow asks of honest servers
    static List<Trial> of(long seed, boolean all, Map<Flow, Map<Asked, Integer>> asked) {
        Trials made = new Trials(new Random(seed), asked);
        if (all) {
            made.each();
        } else {
            made.some();
        }
        made.mutations(all ? MUTATIONS_LONG : MUTATIONS);
        Collections.shuffle(made.trials, made.random);
        return List.copyOf(made.trials);
    }

    static List<Lie> lies() {
        return Stream.of(WireLies.all(), XmlLies.all(), JsonLies.all(), RangeLies.all())
                .flatMap(List::stream)
                .toList();
    }

    private void each() {
        questions.forEach((flow, all) -> all.forEach(question -> lies().stream()
                .filter(lie -> canBe(lie, question))
                .forEach(lie -> {
                    add(flow, lie, new Tale.Aim.At(question, 1 + random.nextInt(MOST_TIMES), false));
                    add(flow, lie, new Tale.Aim.At(question, 1, true));
                })));
    }

    private void some() {
        for (Lie lie : lies()) {
            List<Flow> flows = questions.keySet().stream()
                    .filter(flow ->
                            questions.getOrDefault(flow, List.of()).stream().anyMatch(asked -> canBe(lie, asked)))
                    .toList();
            // Questions are quick to try, and every lie may be told to one.
            List<Flow> quick = flows.stream().filter(Flow::onlyAsks).toList();
            Flow flow = quick.isEmpty() || random.nextInt(3) == 0 ? any(flows) : any(quick);
            List<Asked> fitting = questions.getOrDefault(flow, List.of()).stream()
                    .filter(asked -> canBe(lie, asked))
                    .toList();
            add(flow, lie, new Tale.Aim.At(any(fitting), 1, random.nextInt(4) == 0));
        }
    }

    private void mutations(int count) {
        for (int i = 0; i < count; i++) {
            add(any(List.copyOf(questions.keySet())), Mutations.any(), new Tale.Aim.OneIn(2 + random.nextInt(30)));
        }
    }

    /// Whether it is worth while: an engine speaks XML and an image server JSON, except where people sign in.
    private static boolean canBe(Lie lie, Asked asked) {
        boolean engine = asked.shape().contains("/") ? !asked.shape().startsWith("/images") : true;
        boolean signIn = asked.shape().contains("/sso");
        boolean bytes = asked.shape().startsWith("/images")
                && asked.method().equals("GET")
                && asked.shape().endsWith("*");
        return switch (lie.kind()) {
            case WIRE -> true;
            case XML -> engine && !signIn;
            case JSON -> signIn || (!engine && !bytes && !asked.method().startsWith("P"));
            case EXTENTS -> asked.shape().endsWith("/extents");
            case CHECKSUM -> asked.shape().endsWith("/checksum");
            case RANGE -> bytes;
        };
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void add(Flow flow, Lie lie, Tale.Aim aim) {
        trials.add(new Trial(trials.size() + 1, flow, new Tale(lie, aim), random.nextLong()));
    }
}
