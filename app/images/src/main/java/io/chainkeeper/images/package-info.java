/// Bytes.
package io.chainkeeper.images;
