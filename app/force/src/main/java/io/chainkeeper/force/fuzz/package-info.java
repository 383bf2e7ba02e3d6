/// A coverage-guided fuzzer at the image reader. [ImageTarget] says what must be true of whatever is read, [Patches]
/// how an input becomes files, [Fuzzer] runs Jazzer in a process of its own, whose heap is small.
@NullMarked
package io.chainkeeper.force.fuzz;

import org.jspecify.annotations.NullMarked;
