/// Benchmarks beside `qemu-img`: the same bytes, the same run, the same two questions (how long, how durable).
package io.chainkeeper.cli.bench;
