/// Look.
package io.chainkeeper.ui;
