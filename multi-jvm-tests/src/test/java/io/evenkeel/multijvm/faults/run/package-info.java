/** Real clusters that are broken under load, and what the checkers say of them. */
@NullMarked
package io.evenkeel.multijvm.faults.run;

import org.jspecify.annotations.NullMarked;
