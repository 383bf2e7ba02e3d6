/// Remember.
package io.chainkeeper.catalog;
