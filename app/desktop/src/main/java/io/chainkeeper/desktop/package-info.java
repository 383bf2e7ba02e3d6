/// See.
package io.chainkeeper.desktop;
