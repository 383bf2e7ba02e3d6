/// Say.
package io.chainkeeper.cli;
