/// The desk: a workplace and the three things a screen needs to use it.
package io.chainkeeper.desktop.desk;
