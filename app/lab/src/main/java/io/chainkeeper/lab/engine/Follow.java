package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Replaces links by what they lead to, where a client asks for it: `follow=disk_attachments.disk,tags`.
///
/// Each link is one question of the engine to itself, as in the real one.
final class Follow {
    /// Deeper than any client asks, and an end to a path that leads in circles.
    private static final int DEEPEST = 6;

    private final Function<Request, Answer> engine;

    /// @param engine answers internal requests
    Follow(Function<Request, Answer> engine) {
        this.engine = engine;
    }

    /// Follows what the request asks for in the answer to it.
    Answer apply(Request request, Answer answer) {
        String paths = request.query().getOrDefault("follow", "");
        if (request.internal() || paths.isEmpty() || answer.status() != 200) {
            return answer;
        }
        Element root = answer.body().orElseThrow(() -> new IllegalStateException("200 without a document"));
        for (String path : paths.split(",", -1)) {
            List<String> steps = List.of(path.strip().split("\\.", -1));
            if (steps.size() > DEEPEST) {
                throw Refusal.syntax("follow is too deep: " + path);
            }
            // A list is followed in each of its items.
            boolean list = root.attribute("id").isEmpty();
            for (Element item : list ? List.copyOf(root.children()) : List.of(root)) {
                follow(request, item, steps);
            }
        }
        return answer;
    }

    private void follow(Request request, Element thing, List<String> steps) {
        if (steps.isEmpty()) {
            return;
        }
        String wanted = plain(steps.getFirst());
        List<String> rest = steps.subList(1, steps.size());
        for (int i = 0; i < thing.children().size(); i++) {
            Element child = thing.children().get(i);
            boolean link = child.name().equals("link")
                    && plain(child.attribute("rel").orElse("")).equals(wanted);
            boolean reference = plain(child.name()).equals(wanted)
                    && child.attribute("href").isPresent();
            if (link || reference) {
                Element whole =
                        child.children().isEmpty() ? load(request, child).orElse(child) : child;
                thing.children().set(i, whole);
                descend(request, whole, rest);
            } else if (plain(child.name()).equals(wanted)) {
                descend(request, child, rest);
            }
        }
    }

    private void descend(Request request, Element found, List<String> rest) {
        if (found.attribute("id").isPresent()) {
            follow(request, found, rest);
        } else {
            found.children().forEach(item -> follow(request, item, rest));
        }
    }

    private Optional<Element> load(Request request, Element link) {
        String path = link.attribute("href").orElse("").substring(Api.ROOT.length() + 1);
        try {
            return engine.apply(request.following(path)).body();
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
