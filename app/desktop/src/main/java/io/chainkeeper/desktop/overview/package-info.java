/// The first screen: how things stand in one sentence, what needs a person with one button each, what runs now and
/// next, how much space is left, and every VM's days.
package io.chainkeeper.desktop.overview;
