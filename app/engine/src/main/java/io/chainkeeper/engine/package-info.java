/// Browse.
package io.chainkeeper.engine;
