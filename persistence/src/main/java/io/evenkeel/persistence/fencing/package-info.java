/**
 * What makes an entity have one writer: the decisions of the fence, as pure functions of rows, rows
 * of the lease tables and clock readings passed in. Nothing here does input or output. The protocol
 * is explored exhaustively by the models in the tests; change the two only together
 * (docs/decisions/0013).
 */
@NullMarked
package io.evenkeel.persistence.fencing;

import org.jspecify.annotations.NullMarked;
