/// Plans in words: the sentence that every screen says about a plan, and times of day as people write them.
package io.chainkeeper.desktop.plans;
