package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.WorkplaceException;
import java.util.List;

/// An interface to share in tests.
public interface Echo {
    String twice(String text);

    Shape turned(Shape shape) throws WorkplaceException;

    Everything same(Everything all) throws WorkplaceException;

    List<String> many(int count) throws WorkplaceException;

    Inner inner();

    @StaysHere
    String notShared();

    /// A facet.
    interface Inner {
        Deeper deeper();
    }

    /// A facet of a facet.
    interface Deeper {
        int length(String text) throws WorkplaceException;
    }
}
