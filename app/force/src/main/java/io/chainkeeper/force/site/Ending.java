package io.chainkeeper.force.site;

/// How one step of the program ends.
public enum Ending {
    /// As it should.
    DONE,
    /// It fails, and nothing was done: the connection is cut, or the operating system reports an input/output error.
    FAILS,
    /// It is done, but the program only sees it fail: the answer is lost.
    LOST,
    /// A file operation finds no space left; an exchange fails.
    NO_SPACE,
    /// A read or write moves half of the bytes; everything else is done.
    HALF,
    /// The program dies before it.
    DIES,
    /// It is done, and the program dies before it learns of that.
    DIES_AFTER
}
