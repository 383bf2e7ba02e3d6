/// What a person may hand to somebody who helps: [SupportBundle] gathers it, [Redaction] takes secrets out of every
/// text.
package io.chainkeeper.jobs.support;
