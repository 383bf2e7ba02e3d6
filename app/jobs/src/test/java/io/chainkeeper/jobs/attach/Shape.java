package io.chainkeeper.jobs.attach;

import java.util.List;

/// A sealed type that holds itself.
public sealed interface Shape {
    record Dot(int x) implements Shape {
        public Dot {
            if (x < 0) {
                throw new IllegalArgumentException("x is " + x);
            }
        }
    }

    record Group(List<Shape> inside) implements Shape {}
}
