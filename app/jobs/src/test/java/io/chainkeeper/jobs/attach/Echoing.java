package io.chainkeeper.jobs.attach;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Answers [Echo].
final class Echoing implements Echo {
    private volatile CountDownLatch held = new CountDownLatch(0);

    /// Answers nothing until [#letGo].
    void hold() {
        held = new CountDownLatch(1);
    }

    void letGo() {
        held.countDown();
    }

    private void await() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String twice(String text) {
        await();
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
        await();
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
