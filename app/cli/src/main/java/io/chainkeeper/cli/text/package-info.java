/// How things are written in a terminal: sizes, rates and durations, moments, and tables.
package io.chainkeeper.cli.text;
