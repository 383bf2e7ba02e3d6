/// Benchmarks beside the tools that everybody has: the same bytes, the same run, the same questions
/// (how long until it is durable, at what cost of CPU and memory).
package io.chainkeeper.cli.bench;
