package io.chainkeeper.lab.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Finds who serves a path. Patterns name their variable parts: `vms/{vm}/backups/{backup}`.
final class Routes {
    private final List<Offer> offers = new ArrayList<>();

    private record Offer(String method, List<String> pattern, Function<Request, Answer> serve) {
        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != pattern.size()) {
                return Optional.empty();
            }
            Map<String, String> found = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String part = pattern.get(i);
                if (part.startsWith("{")) {
                    found.put(part.substring(1, part.length() - 1), path.get(i));
                } else if (!part.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(found);
        }
    }

    void get(String pattern, Function<Request, Answer> serve) {
        offers.add(new Offer("GET", parts(pattern), serve));
    }

    void post(String pattern, Function<Request, Answer> serve) {
        offers.add(new Offer("POST", parts(pattern), serve));
    }

    void put(String pattern, Function<Request, Answer> serve) {
        offers.add(new Offer("PUT", parts(pattern), serve));
    }

    void delete(String pattern, Function<Request, Answer> serve) {
        offers.add(new Offer("DELETE", parts(pattern), serve));
    }

    /// An action on a thing. The API wraps its refusals in an `<action>`.
    void action(String pattern, Function<Request, Answer> serve) {
        post(pattern, request -> {
            try {
                return serve.apply(request);
            } catch (Refusal refusal) {
                return Answer.failedAction(refusal);
            }
        });
    }

    /// Serves a request: 404 for a path that nobody offers, 405 for a method that it does not have.
    Answer serve(Request request) {
        List<String> path = parts(request.path());
        boolean known = false;
        for (Offer offer : offers) {
            Optional<Map<String, String>> ids = offer.match(path);
            if (ids.isPresent() && offer.method().equals(request.method())) {
                return offer.serve().apply(request.at(ids.get()));
            }
            known |= ids.isPresent();
        }
        return Answer.empty(known ? 405 : 404);
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1));
    }
}
