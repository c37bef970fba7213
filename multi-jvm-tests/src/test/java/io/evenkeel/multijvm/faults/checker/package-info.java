/**
 * Whether a history is what a correct system may show. Pure: a history in, a verdict out.
 *
 * <p>An {@code INFO} is never taken for a failure and never for a success.
 */
@NullMarked
package io.evenkeel.multijvm.faults.checker;

import org.jspecify.annotations.NullMarked;
