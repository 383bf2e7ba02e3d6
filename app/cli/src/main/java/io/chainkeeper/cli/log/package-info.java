/// How the program's log is written.
package io.chainkeeper.cli.log;
