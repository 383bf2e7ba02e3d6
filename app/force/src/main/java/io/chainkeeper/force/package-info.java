/// What a force is, what it is told, and what it answers.
///
/// A [Force] tries one kind of trouble on the real program, as often and as variously as its [ForceOptions] ask,
/// and answers with a [ForceReport]: how often each thing was tried, and what should not have happened. Every one
/// repeats what it did when it is given the same seed.
package io.chainkeeper.force;
