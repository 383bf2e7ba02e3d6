/// Practise.
package io.chainkeeper.lab;
