/// Finding a lab that runs in another process, by its folder.
package io.chainkeeper.cli.labs;
