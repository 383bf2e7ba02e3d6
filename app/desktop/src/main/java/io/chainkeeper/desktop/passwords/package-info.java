/// Where passwords are kept, and the passphrase of the file that seals them.
package io.chainkeeper.desktop.passwords;
