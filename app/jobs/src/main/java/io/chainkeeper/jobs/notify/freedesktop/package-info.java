/// The desktop's side of notices on Linux, as its specification names it.
package io.chainkeeper.jobs.notify.freedesktop;
