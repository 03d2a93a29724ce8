/**
 * What grades are made of, kept so that nobody can change it unseen: records in a chain of hashes, signed.
 *
 * <pre>{@code body -> ChainWriter -> lines -> ChainReader -> records, or where the chain is broken}</pre>
 */
@NullMarked
package dev.overlaylab.shell.grade.evidence;

import org.jspecify.annotations.NullMarked;
