/// Keep.
package io.chainkeeper.repository;
