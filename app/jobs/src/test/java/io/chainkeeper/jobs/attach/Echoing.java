package io.chainkeeper.jobs.attach;

import java.util.Collections;
import java.util.List;

/// Answers [Echo].
final class Echoing implements Echo {
    @Override
    public String twice(String text) {
        return text + text;
    }

    @Override
    public Shape turned(Shape shape) {
        return switch (shape) {
            case Shape.Dot dot -> dot;
            case Shape.Group(var inside) -> new Shape.Group(inside.reversed());
        };
    }

    @Override
    public Everything same(Everything all) {
        return all;
    }

    @Override
    public List<String> many(int count) {
        return Collections.nCopies(count, "one of many");
    }

    @Override
    public Inner inner() {
        return () -> String::length;
    }

    @Override
    public String notShared() {
        return "not shared";
    }
}
