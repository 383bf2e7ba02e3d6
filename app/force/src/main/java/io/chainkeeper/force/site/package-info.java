/// A place of work for forces: the lab, the real program beside it, and somebody who decides at every step of the
/// program how the step ends.
package io.chainkeeper.force.site;
