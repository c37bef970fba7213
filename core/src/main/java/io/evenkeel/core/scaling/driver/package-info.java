/** What a scaling decision is carried out with. */
@NullMarked
package io.evenkeel.core.scaling.driver;

import org.jspecify.annotations.NullMarked;
