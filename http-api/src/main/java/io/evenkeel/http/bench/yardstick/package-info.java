/** Two systems measured in turns under the same load, and the ratios between them. */
@NullMarked
package io.evenkeel.http.bench.yardstick;

import org.jspecify.annotations.NullMarked;
