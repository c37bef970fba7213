/** JSON as Evenkeel reads and writes it: strict for commands, forgiving for what is stored. */
@NullMarked
package io.evenkeel.core.json;

import org.jspecify.annotations.NullMarked;
