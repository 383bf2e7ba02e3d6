/// Move.
package io.chainkeeper.transfer;
